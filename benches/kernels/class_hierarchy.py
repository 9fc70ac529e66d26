"""Inheritance: overridden methods, `super`, properties, `isinstance`, class attributes, `__getattr__`."""

import sys

ROUNDS = 2160
EXPECTED = 406086


class Shape:
    sides = 0

    def __init__(self, name: str) -> None:
        self.name = name

    def area(self) -> int:
        return 0

    def cost(self) -> int:
        return self.area() * 2 + self.sides

    @property
    def label(self) -> str:
        return self.name[:1]


class Rectangle(Shape):
    sides = 4

    def __init__(self, name: str, width: int, height: int) -> None:
        super().__init__(name)
        self.width = width
        self.height = height

    def area(self) -> int:
        return self.width * self.height

    @property
    def longest(self) -> int:
        return max(self.width, self.height)

    @longest.setter
    def longest(self, value: int) -> None:
        if self.width > self.height:
            self.width = value
        else:
            self.height = value


class Square(Rectangle):
    def __init__(self, name: str, size: int) -> None:
        super().__init__(name, size, size)

    def cost(self) -> int:
        return super().cost() - 1


class Painted(Shape):
    colour = 3

    def cost(self) -> int:
        return super().cost() + self.colour


class PaintedSquare(Painted, Square):
    colour = 5


class Proxy:
    def __init__(self, target: Shape) -> None:
        self._target = target

    def __getattr__(self, name: str) -> object:
        return getattr(self._target, name)


def work() -> int:
    shapes: list[Shape] = []
    for i in range(30):
        shapes += [Shape("point"), Rectangle("door", i, 3), Square("tile", i), PaintedSquare("flag", i)]
    total = 0
    for turn in range(10):
        for shape in shapes:
            total += shape.cost() + shape.area()
            if isinstance(shape, Rectangle):
                total += shape.longest
                if turn == 5:
                    shape.longest = turn
            if isinstance(shape, (Painted, Square)) and shape.label == "f":
                total += 1
    for shape in shapes:
        name = Proxy(shape).name
        total += len(name) if isinstance(name, str) else 0
    return total


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
