"""The `match` statement: literals, classes, sequences, mappings, guards; a symbolic differentiator."""

import sys

ROUNDS = 1610
EXPECTED = (11024, 10950)


class Expression:
    pass


class Number(Expression):
    __match_args__ = ("value",)

    def __init__(self, value: int) -> None:
        self.value = value


class Variable(Expression):
    pass


class Sum(Expression):
    __match_args__ = ("left", "right")

    def __init__(self, left: Expression, right: Expression) -> None:
        self.left = left
        self.right = right


class Product(Expression):
    __match_args__ = ("left", "right")

    def __init__(self, left: Expression, right: Expression) -> None:
        self.left = left
        self.right = right


def derive(expression: Expression) -> Expression:
    match expression:
        case Number():
            return Number(0)
        case Variable():
            return Number(1)
        case Sum(left, right):
            return Sum(derive(left), derive(right))
        case Product(left, right):
            return Sum(Product(derive(left), right), Product(left, derive(right)))
    raise TypeError(expression)


def simplify(expression: Expression) -> Expression:
    match expression:
        case Sum(left, right):
            match simplify(left), simplify(right):
                case Number(0), other:
                    return other
                case other, Number(0):
                    return other
                case Number(a), Number(b):
                    return Number(a + b)
                case a_side, b_side:
                    return Sum(a_side, b_side)
        case Product(left, right):
            match simplify(left), simplify(right):
                case (Number(0), _) | (_, Number(0)):
                    return Number(0)
                case (Number(1), other) | (other, Number(1)):
                    return other
                case Number(a), Number(b):
                    return Number(a * b)
                case a_side, b_side:
                    return Product(a_side, b_side)
    return expression


def evaluate(expression: Expression, x: int) -> int:
    match expression:
        case Number(value):
            return value
        case Variable():
            return x
        case Sum(left, right):
            return evaluate(left, x) + evaluate(right, x)
        case Product(left, right):
            return evaluate(left, x) * evaluate(right, x)
    raise TypeError(expression)


def obey(command: object) -> int:
    match command:
        case ["move", int(x), int(y)] if x != y:
            return x - y
        case ["move", _, _]:
            return 1
        case {"kind": "draw", "points": [int(first), *rest]}:
            return first + len(rest)
        case {"kind": str(kind), **others}:
            return len(kind) + len(others)
        case "stop" | "halt":
            return 7
        case None | True | False:
            return 11
        case (str(a), str(b)):
            return len(a) * len(b)
    return 13


def work() -> tuple[int, int]:
    polynomial: Expression = Number(1)
    for n in range(7):
        polynomial = Sum(Product(polynomial, Variable()), Number(n))
    second = simplify(derive(simplify(derive(polynomial))))
    total = 0
    commands: list[object] = [
        ["move", 5, 3], ["move", 4, 4], {"kind": "draw", "points": [3, 4, 5]}, {"kind": "erase", "all": 1},
        "stop", None, ("six", "seven"), 3.5, "other",
    ]  # fmt: skip
    for _ in range(150):
        for command in commands:
            total += obey(command)
    return evaluate(second, 3), total


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
