"""Default, keyword, keyword-only, starred and double-starred arguments."""

import sys

ROUNDS = 250
EXPECTED = 198555000


def defaults(a: int, b: int = 2, c: int = 3) -> int:
    return a + 2 * b + 3 * c


def keyword_only(a: int, *, step: int = 1, scale: int = 1) -> int:
    return a * scale + step


def gather(*numbers: int) -> int:
    return sum(numbers)


def options(a: int, **named: int) -> int:
    return a + named["low"] - named["high"]


def forward(*args: int, **kwargs: int) -> int:
    return defaults(*args, **kwargs)


def work() -> int:
    total = 0
    triple = (1, 2, 3)
    named = {"low": 10, "high": 3}
    for i in range(6_000):
        total += defaults(i) + defaults(i, 5) + defaults(i, c=1) + defaults(c=1, b=2, a=i)
        total += keyword_only(i, step=3) + keyword_only(i, scale=2, step=1)
        total += gather(i, 1, 2) + gather(*triple)
        total += options(i, low=4, high=2) + options(i, **named)
        total += forward(i, c=4) + forward(*triple)
    return total


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
