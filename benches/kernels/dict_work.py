"""Dicts: counting, grouping, updating, deleting, iterating; keys of strings, integers and tuples."""

import sys

ROUNDS = 880
EXPECTED = (3000, -374624250, 711030)


def count(words: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def invert(counts: dict[str, int]) -> dict[int, list[str]]:
    groups: dict[int, list[str]] = {}
    for word, n in counts.items():
        groups.setdefault(n, []).append(word)
    return groups


def walk(size: int) -> int:
    """A walk on a grid that deletes a cell at its second visit."""
    seen: dict[tuple[int, int], int] = {}
    x = y = 0
    state = 1
    for step in range(size):
        state = (state * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        x = (x + (state >> 16) % 3 - 1) % 20
        y = (y + (state >> 20) % 3 - 1) % 20
        if (x, y) in seen:
            del seen[x, y]
        else:
            seen[x, y] = step
    return sum(seen.values())


def work() -> tuple[int, int, int]:
    words = [f"word{i * i % 613}" for i in range(3_000)]
    groups = invert(count(words))
    squares = {i: i * i for i in range(1_500)}
    merged = {**squares, **{i: -i for i in range(0, 1_500, 3)}}
    total = 0
    for key in merged:
        total += merged.get(key + 1, 0) - squares[key]
    for key in list(merged):
        if merged[key] < 0:
            total += merged.pop(key)
    return sum(n * len(group) for n, group in groups.items()), total, walk(4_000)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
