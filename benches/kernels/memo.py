"""Memoised recursion: in a dict and by `functools.cache`; edit distance, partitions, change."""

import sys
from functools import cache

ROUNDS = 1230
EXPECTED = (30, 89134, 466800)


def edit_distance(a: str, b: str) -> int:
    known: dict[tuple[int, int], int] = {}

    def distance(i: int, j: int) -> int:
        if i == 0 or j == 0:
            return i + j
        if (i, j) not in known:
            known[i, j] = min(
                distance(i - 1, j) + 1,
                distance(i, j - 1) + 1,
                distance(i - 1, j - 1) + (a[i - 1] != b[j - 1]),
            )
        return known[i, j]

    return distance(len(a), len(b))


def partitions(n: int) -> int:
    @cache
    def count(n: int, largest: int) -> int:
        if n == 0:
            return 1
        if n < 0 or largest == 0:
            return 0
        return count(n - largest, largest) + count(n, largest - 1)

    return count(n, n)


def ways_to_change(amount: int, coins: tuple[int, ...]) -> int:
    memo: dict[tuple[int, int], int] = {}

    def ways(amount: int, kinds: int) -> int:
        if amount == 0:
            return 1
        if amount < 0 or kinds == 0:
            return 0
        key = (amount, kinds)
        known = memo.get(key)
        if known is None:
            known = memo[key] = ways(amount - coins[kinds - 1], kinds) + ways(amount, kinds - 1)
        return known

    return ways(amount, len(coins))


def work() -> tuple[int, int, int]:
    distance = edit_distance("the quick brown fox jumps over", "a lazy dog sleeps under a quick tree")
    return distance, partitions(45), ways_to_change(300, (1, 2, 5, 10, 20, 50, 100))


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
