"""Sorting without a key: shuffled, sorted and partly sorted integers, strings, floats and tuples."""

import sys

ROUNDS = 810
EXPECTED = 49228100


def shuffled(n: int, seed: int) -> list[int]:
    items = list(range(n))
    for i in range(n - 1, 0, -1):
        seed = (seed * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        j = (seed >> 8) % (i + 1)
        items[i], items[j] = items[j], items[i]
    return items


def work() -> int:
    numbers = shuffled(2_000, 42)
    ordered = sorted(numbers)
    assert ordered == list(range(2_000))
    assert sorted(numbers, reverse=True) == ordered[::-1]
    runs = ordered[:1_000] + ordered[500:] + ordered[::-1]
    runs.sort()
    floats = sorted([n / 7 for n in numbers])
    words = sorted([f"{n:x}" for n in numbers])
    pairs = sorted([(n % 10, n) for n in numbers])
    lists = sorted([[n % 3, n % 5] for n in numbers[:500]])
    checksum = 0
    for i in range(0, 2_000, 100):
        checksum += i * (runs[i] + int(floats[i]) + int(words[i], 16) + pairs[i][1] + lists[i // 4][1])
    return checksum


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
