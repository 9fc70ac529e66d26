"""Plain recursion: Fibonacci numbers by their definition."""

import sys

ROUNDS = 520
EXPECTED = 28657


def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work() -> int:
    return fib(23)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
