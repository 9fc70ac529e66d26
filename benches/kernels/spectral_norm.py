"""Float arithmetic through calls and sums: the largest singular value of an endless matrix's corner."""

import sys

ROUNDS = 530
EXPECTED = "1.274167288"


def entry(i: int, j: int) -> float:
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector: list[float]) -> list[float]:
    return [sum([entry(i, j) * x for j, x in enumerate(vector)]) for i in range(len(vector))]


def times_transposed(vector: list[float]) -> list[float]:
    return [sum([entry(j, i) * x for j, x in enumerate(vector)]) for i in range(len(vector))]


def work() -> str:
    u = [1.0] * 40
    for _ in range(4):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    uv = sum([a * b for a, b in zip(u, v, strict=True)])
    vv = sum([b * b for b in v])
    return f"{(uv / vv) ** 0.5:.9f}"


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
