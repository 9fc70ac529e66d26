"""Program: a chaos game along splines, gathered in a grid: points as objects, floats."""

import math
import sys

ROUNDS = 520
EXPECTED = (127, 133808)


class Point:
    def __init__(self, x: float, y: float) -> None:
        self.x = x
        self.y = y

    def __add__(self, other: "Point") -> "Point":
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other: "Point") -> "Point":
        return Point(self.x - other.x, self.y - other.y)

    def __mul__(self, factor: float) -> "Point":
        return Point(self.x * factor, self.y * factor)

    def length(self) -> float:
        return math.hypot(self.x, self.y)

    def towards(self, other: "Point", share: float) -> "Point":
        return self + (other - self) * share


class Spline:
    """A B-spline, evaluated by de Boor's algorithm."""

    def __init__(self, points: list[Point], degree: int) -> None:
        self.points = points
        self.degree = degree
        inner = len(points) - degree
        self.knots = [0.0] * degree + [float(i) for i in range(inner + 1)] + [float(inner)] * degree
        self.end = float(inner)

    def __call__(self, t: float) -> Point:
        k = min(self.degree + int(t), len(self.points) - 1)
        work = [self.points[k - self.degree + j] for j in range(self.degree + 1)]
        for r in range(1, self.degree + 1):
            for j in range(self.degree, r - 1, -1):
                low = self.knots[j + k - self.degree]
                high = self.knots[j + 1 + k - r]
                share = (t - low) / (high - low) if high > low else 0.0
                work[j] = work[j - 1].towards(work[j], share)
        return work[self.degree]


class Random:
    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, n: int) -> int:
        self.state = (self.state * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        return (self.state >> 8) % n


class Game:
    """Jumps to the image of the point on a random spline, bounded to the unit square."""

    def __init__(self, splines: list[Spline], size: int) -> None:
        self.splines = splines
        self.size = size
        self.grid = [[0] * size for _ in range(size)]
        self.random = Random(1_234)

    def jump(self, point: Point) -> Point:
        spline = self.splines[self.random.below(len(self.splines))]
        t = point.x * spline.end
        base = spline(t)
        step = 0.01
        ahead = spline(t + step) if t + step < spline.end else base + (base - spline(t - step))
        direction = ahead - base
        scale = 0.15 * (point.y - 0.5) / max(direction.length(), 1e-9)
        moved = Point(base.x + direction.y * scale, base.y - direction.x * scale)
        return Point(min(max(moved.x, 0.0), 0.999999), min(max(moved.y, 0.0), 0.999999))

    def play(self, jumps: int) -> None:
        point = Point(0.3, 0.7)
        for _ in range(jumps):
            point = self.jump(point)
            self.grid[int(point.y * self.size)][int(point.x * self.size)] += 1


def work() -> tuple[int, int]:
    splines = [
        Spline([Point(0.1, 0.2), Point(0.3, 0.9), Point(0.5, 0.1), Point(0.7, 0.8), Point(0.9, 0.3)], 3),
        Spline([Point(0.8, 0.1), Point(0.6, 0.4), Point(0.9, 0.6), Point(0.4, 0.9)], 2),
        Spline([Point(0.1, 0.9), Point(0.2, 0.5), Point(0.1, 0.1)], 2),
    ]
    game = Game(splines, 40)
    game.play(400)
    touched = sum(1 for row in game.grid for cell in row if cell)
    weighted = sum(x * y * cell for y, row in enumerate(game.grid) for x, cell in enumerate(row))
    return touched, weighted


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
