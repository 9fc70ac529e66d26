"""Sorting with keys and with `__lt__`: lambdas, functions, tuples; stability; and a merge sort in Python."""

import sys

ROUNDS = 1010
EXPECTED = (4697631, 1251)


class Version:
    def __init__(self, major: int, minor: int) -> None:
        self.major = major
        self.minor = minor

    def __lt__(self, other: "Version") -> bool:
        if self.major != other.major:
            return self.major < other.major
        return self.minor < other.minor


def weight(word: str) -> int:
    return len(word) * 100 + ord(word[-1])


def merge_sort(items: list[int]) -> list[int]:
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    merged += left[i:]
    merged += right[j:]
    return merged


def work() -> tuple[int, int]:
    numbers = [i * 7_919 % 1_009 for i in range(1, 1_009)]
    words = [str(n) for n in numbers]
    by_last_digit = sorted(numbers, key=lambda n: n % 10)
    assert [n for n in by_last_digit if n % 10 == 3] == [n for n in numbers if n % 10 == 3]
    by_weight = sorted(words, key=weight)
    by_pair = sorted(words, key=lambda word: (-len(word), word), reverse=True)
    versions = sorted([Version(n % 7, n) for n in numbers[:300]])
    latest = max(versions, key=lambda version: version.minor)
    assert merge_sort(numbers) == sorted(numbers)
    checksum = sum(i * int(by_weight[i]) + int(by_pair[i]) for i in range(0, 1_000, 50))
    return checksum, latest.minor + versions[10].minor


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
