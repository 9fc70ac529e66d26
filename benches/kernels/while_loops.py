"""`while` loops with integer arithmetic, comparisons and bit operations."""

import sys

ROUNDS = 370
EXPECTED = (871, 46620, 4209160287)


def longest_collatz(limit: int) -> int:
    best, best_start = 0, 0
    start = 1
    while start < limit:
        n, steps = start, 0
        while n != 1:
            if n & 1:
                n = 3 * n + 1
            else:
                n >>= 1
            steps += 1
        if steps > best:
            best, best_start = steps, start
        start += 1
    return best_start


def gcd_sum(limit: int) -> int:
    total = 0
    a = 1
    while a < limit:
        x, y = limit, a
        while y:
            x, y = y, x % y
        total += x
        a += 1
    return total


def xorshift(steps: int) -> int:
    state = 88_172_645
    while steps > 0:
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        steps -= 1
    return state


def work() -> tuple[int, int, int]:
    return longest_collatz(1_000), gcd_sum(2_520), xorshift(8_000)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
