"""Nested generators: recursive `yield from` over trees, permutations and the towers of Hanoi."""

import sys
from collections.abc import Iterator

ROUNDS = 1640
EXPECTED = (121280597, 360, 2026)


class Tree:
    def __init__(self, value: int) -> None:
        self.value = value
        self.left: Tree | None = None
        self.right: Tree | None = None

    def insert(self, value: int) -> None:
        node = self
        while True:
            if value < node.value:
                if node.left is None:
                    node.left = Tree(value)
                    return
                node = node.left
            else:
                if node.right is None:
                    node.right = Tree(value)
                    return
                node = node.right

    def __iter__(self) -> Iterator[int]:
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def permutations(items: list[int], size: int) -> Iterator[list[int]]:
    if size <= 1:
        yield items
        return
    for i in range(size):
        items[i], items[size - 1] = items[size - 1], items[i]
        yield from permutations(items, size - 1)
        items[i], items[size - 1] = items[size - 1], items[i]


def hanoi(n: int, source: int, target: int, spare: int) -> Iterator[int]:
    if n:
        yield from hanoi(n - 1, source, spare, target)
        yield source * 3 + target
        yield from hanoi(n - 1, spare, target, source)


def work() -> tuple[int, int, int]:
    tree = Tree(500)
    for i in range(1, 600):
        tree.insert(i * 389 % 1_009)
    in_order = list(tree)
    assert in_order == sorted(in_order)
    ordered = sum(i * value for i, value in enumerate(in_order))
    descents = sum(1 for order in permutations([0, 1, 2, 3, 4, 5], 6) if order[0] > order[1])
    return ordered, descents, sum(hanoi(9, 0, 2, 1))


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
