"""Allocating and freeing many small objects: complete binary trees."""

import sys

ROUNDS = 2370
EXPECTED = 4011


class Node:
    def __init__(self, left: "Node | None", right: "Node | None") -> None:
        self.left = left
        self.right = right

    def count(self) -> int:
        if self.left is None or self.right is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def grow(depth: int) -> Node:
    if depth == 0:
        return Node(None, None)
    return Node(grow(depth - 1), grow(depth - 1))


def work() -> int:
    kept = grow(9)
    total = 0
    for depth in range(3, 9, 2):
        for _ in range(1 << (9 - depth)):
            total += grow(depth).count()
    return total + kept.count()


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
