"""A complete binary tree of about a million nodes, grown beside many smaller ones that are dropped again."""

import sys


class Node:
    def __init__(self, left: "Node | None", right: "Node | None") -> None:
        self.left = left
        self.right = right


def grow(depth: int) -> Node:
    if depth == 0:
        return Node(None, None)
    return Node(grow(depth - 1), grow(depth - 1))


def count(node: Node | None) -> int:
    return 0 if node is None else 1 + count(node.left) + count(node.right)


scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
depth = max(1, round(1_000_000 * scale)).bit_length() - 1
kept = grow(depth)
for _ in range(20):
    assert count(grow(depth // 2)) == 2 ** (depth // 2 + 1) - 1
assert count(kept) == 2 ** (depth + 1) - 1
