"""A million instances of a class with two attributes."""

import sys


class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y


scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
n = max(1, round(1_000_000 * scale))
points = [Point(i, -i) for i in range(n)]
assert len(points) == n
assert points[-1].x == n - 1
