"""Complex arithmetic: Julia sets and a discrete Fourier transform by halves."""

import sys

ROUNDS = 630
EXPECTED = (16576, 66956)


def julia(size: int, c: complex, limit: int) -> int:
    total = 0
    for row in range(size):
        for column in range(size):
            z = complex(3.0 * column / size - 1.5, 3.0 * row / size - 1.5)
            n = 0
            while n < limit and abs(z) <= 2.0:
                z = z * z + c
                n += 1
            total += n
    return total


def transform(values: list[complex], root: complex) -> list[complex]:
    n = len(values)
    if n == 1:
        return values
    even = transform(values[::2], root * root)
    odd = transform(values[1::2], root * root)
    result = [0j] * n
    turn = 1 + 0j
    for i in range(n // 2):
        rotated = turn * odd[i]
        result[i] = even[i] + rotated
        result[i + n // 2] = even[i] - rotated
        turn *= root
    return result


def work() -> tuple[int, int]:
    root: complex = (-1) ** (2 / 1024)
    spectrum = transform([complex(i * i % 17) for i in range(1024)], root)
    return julia(40, -0.8 + 0.156j, 50), round(sum(abs(value) for value in spectrum))


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
