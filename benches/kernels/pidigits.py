"""Big-integer arithmetic: digits of pi by an unbounded spigot."""

import sys
from collections.abc import Iterator

ROUNDS = 260
EXPECTED = "21384146951941511609"


def pi_digits() -> Iterator[int]:
    """The streaming algorithm of Gibbons, on linear fractional transformations."""
    q, r, t, k, digit, odd = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < digit * t:
            yield digit
            remainder = 10 * (r - digit * t)
            digit = (10 * (3 * q + r)) // t - 10 * digit
            q *= 10
            r = remainder
        else:
            remainder = (2 * q + r) * odd
            digit = (q * (7 * k) + 2 + r * odd) // (t * odd)
            q *= k
            t *= odd
            odd += 2
            k += 1
            r = remainder


def work() -> str:
    digits = pi_digits()
    first = "".join(str(next(digits)) for _ in range(400))
    return first[-20:]


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
