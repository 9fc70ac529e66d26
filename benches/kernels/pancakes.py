"""Integer lists permuted and reversed in place: pancake flips over all permutations, after fannkuch."""

import sys

ROUNDS = 390
EXPECTED = (16, -502)


def next_permutation(items: list[int]) -> bool:
    i = len(items) - 2
    while i >= 0 and items[i] >= items[i + 1]:
        i -= 1
    if i < 0:
        return False
    j = len(items) - 1
    while items[j] <= items[i]:
        j -= 1
    items[i], items[j] = items[j], items[i]
    items[i + 1 :] = items[:i:-1]
    return True


def flips(items: list[int]) -> int:
    count = 0
    first = items[0]
    if first:
        items = items[:]
        while first:
            items[: first + 1] = items[first::-1]
            first = items[0]
            count += 1
    return count


def work() -> tuple[int, int]:
    items = list(range(7))
    most = checksum = 0
    sign = 1
    while True:
        count = flips(items)
        most = max(most, count)
        checksum += sign * count
        sign = -sign
        if not next_permutation(items):
            return most, checksum


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
