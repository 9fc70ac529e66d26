"""Calls with positional arguments, three functions deep."""

import sys

ROUNDS = 570
EXPECTED = 45528


def add(a: int, b: int) -> int:
    return a + b


def twice(a: int) -> int:
    return add(a, a)


def mix(a: int, b: int, c: int) -> int:
    return add(twice(a), add(b, c)) & 0xFFFF


def work() -> int:
    total = 1
    for i in range(20_000):
        total = mix(total, i, 7)
    return total


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
