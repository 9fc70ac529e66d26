"""Lists: append, pop, index, slice, insert, delete, concatenate, reverse, membership."""

import sys

ROUNDS = 1060
EXPECTED = 59952


def rotate(items: list[int], by: int) -> list[int]:
    return items[by:] + items[:by]


def work() -> int:
    items: list[int] = []
    for i in range(3_000):
        items.append(i * 7919 % 3_001)
    total = 0
    for i in range(len(items)):
        items[i], items[-1 - i] = items[-1 - i], items[i]
        total += items[i // 2]
    for i in range(300):
        items.insert(i * 3, i)
        total += items.pop()
        del items[i]
    for i in range(0, 3_000, 100):
        items = rotate(items, 17)
        total += items[i // 2]
        items[20:60] = reversed(items[20:60])
    total += sum(1 for i in range(60) if i * 50 in items)
    pairs = [[a, b] for a, b in zip(items[::2], items[1::2], strict=True)]
    flat: list[int] = []
    for pair in pairs:
        flat.extend(pair)
        flat += [pair[0]]
    while len(flat) > 10:
        total = (total + flat.pop() * len(flat)) % 1_000_003
    return total


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
