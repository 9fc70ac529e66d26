"""Tuples made and taken apart: swaps, several results, starred targets, nested patterns in `for`."""

import sys

ROUNDS = 1010
EXPECTED = (6243, -481954, 1002000)


def divide(a: int, b: int) -> tuple[int, int]:
    return a // b, a % b


def extended_gcd(a: int, b: int) -> tuple[int, int, int]:
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, (a, b) = a // b, (b, a % b)
        x0, x1 = x1, x0 - q * x1
        y0, y1 = y1, y0 - q * y1
    return a, x0, y0


def work() -> tuple[int, int, int]:
    a, b, c = 0, 1, 2
    for i in range(8_000):
        a, b, c = b, c, (a + i) & 0xFFF
    total = 0
    for n in range(1, 1_500):
        quotient, remainder = divide(10_007, n)
        g, x, y = extended_gcd(n, 1_000)
        total += quotient - remainder + g + x + y
    records = [(i, (i * 2, (i, i + 1, i + 2))) for i in range(1_000)]
    stars = 0
    for index, (double, (first, *rest)) in records:
        row = [index, double, first, *rest]
        head, *middle, tail = row
        stars += head - tail + double + len(rest) + len(middle)
    return a + b + c, total, stars


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
