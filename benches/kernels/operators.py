"""Operator overloading: fractions, polynomials and vectors, with reflected and in-place operators."""

import sys

ROUNDS = 3050
EXPECTED = ("7/6", 91, 60377)


class Fraction:
    def __init__(self, top: int, bottom: int = 1) -> None:
        a, b = top, bottom
        while b:
            a, b = b, a % b
        self.top = top // a
        self.bottom = bottom // a

    def __add__(self, other: "Fraction | int") -> "Fraction":
        if isinstance(other, int):
            return Fraction(self.top + other * self.bottom, self.bottom)
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    __radd__ = __add__

    def __sub__(self, other: "Fraction") -> "Fraction":
        return self + -other

    def __neg__(self) -> "Fraction":
        return Fraction(-self.top, self.bottom)

    def __mul__(self, other: "Fraction | int") -> "Fraction":
        if isinstance(other, int):
            return Fraction(self.top * other, self.bottom)
        return Fraction(self.top * other.top, self.bottom * other.bottom)

    __rmul__ = __mul__

    def __truediv__(self, other: "Fraction") -> "Fraction":
        return Fraction(self.top * other.bottom, self.bottom * other.top)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fraction) and self.top == other.top and self.bottom == other.bottom

    def __lt__(self, other: "Fraction") -> bool:
        return self.top * other.bottom < other.top * self.bottom

    def __hash__(self) -> int:
        return hash((self.top, self.bottom))

    def __str__(self) -> str:
        return f"{self.top}/{self.bottom}"


class Vector:
    def __init__(self, *values: int) -> None:
        self.values = list(values)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, index: int) -> int:
        return self.values[index]

    def __setitem__(self, index: int, value: int) -> None:
        self.values[index] = value

    def __iadd__(self, other: "Vector") -> "Vector":
        for i in range(len(self)):
            self[i] += other[i]
        return self

    def __matmul__(self, other: "Vector") -> int:
        return sum([a * b for a, b in zip(self.values, other.values, strict=True)])

    def __contains__(self, value: int) -> bool:
        return value in self.values

    def __bool__(self) -> bool:
        return any(self.values)

    def __call__(self, x: int) -> int:
        """The vector read as a polynomial's coefficients."""
        result = 0
        for value in self.values:
            result = result * x + value
        return result


def bernoulli(n: int) -> Fraction:
    row: list[Fraction] = []
    for m in range(n + 1):
        row.append(Fraction(1, m + 1))
        for j in range(m, 0, -1):
            row[j - 1] = j * (row[j - 1] - row[j])
    return row[0]


def work() -> tuple[str, int, int]:
    sums = {1 + Fraction(i, 6) / Fraction(j, 4) for i in range(1, 13) for j in range(1, 13)}
    total = 0
    vector = Vector(1, 2, 3, 4)
    step = Vector(0, 1, 0, -1)
    for i in range(150):
        vector += step
        total += vector @ step + vector(2) + (i in vector) + bool(vector)
    assert min(sums) < max(sums)
    return str(bernoulli(14)), len(sums), total


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
