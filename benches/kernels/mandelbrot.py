"""A tight float loop: how many points of a grid stay in the Mandelbrot set."""

import sys

ROUNDS = 490
EXPECTED = 46325


def escapes_after(cr: float, ci: float, limit: int) -> int:
    zr = zi = 0.0
    for n in range(limit):
        rr, ii = zr * zr, zi * zi
        if rr + ii > 4.0:
            return n
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
    return limit


def work() -> int:
    size, limit = 48, 60
    total = 0
    for row in range(size):
        ci = 2.0 * row / size - 1.0
        for column in range(size):
            total += escapes_after(3.0 * column / size - 2.1, ci, limit)
    return total


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
