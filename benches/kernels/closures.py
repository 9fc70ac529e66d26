"""Closures: counters with `nonlocal`, functions made by functions, lambdas, decorators."""

import sys
from collections.abc import Callable

ROUNDS = 2090
EXPECTED = (3819000, 7647, 4155)

Function = Callable[[int], int]


def make_counter(step: int) -> Callable[[], int]:
    count = 0

    def counter() -> int:
        nonlocal count
        count += step
        return count

    return counter


def compose(*functions: Function) -> Function:
    def composed(x: int) -> int:
        for function in functions:
            x = function(x)
        return x

    return composed


def counted(function: Function) -> Function:
    calls = 0

    def wrapper(x: int) -> int:
        nonlocal calls
        calls += 1
        return function(x) + (calls & 1)

    return wrapper


def church(n: int) -> Callable[[Function], Function]:
    """The number n as repeated application."""
    if n == 0:
        return lambda f: lambda x: x
    before = church(n - 1)
    return lambda f: lambda x: f(before(f)(x))


def work() -> tuple[int, int, int]:
    counters = [make_counter(step) for step in range(20)]
    total = 0
    for _ in range(200):
        for counter in counters:
            total += counter()

    @counted
    def halve(x: int) -> int:
        return x // 2

    def five_times(x: int, factor: int = 5) -> int:
        return x * factor

    pipeline = compose(lambda x: x + 3, halve, five_times, halve)
    value = 0
    for i in range(1_500):
        value = pipeline(value + i) % 10_007
    ten, six = church(10), church(6)
    return total, value, ten(six(lambda x: x + 1))(0) + sum(church(n)(lambda x: x * 2)(1) for n in range(12))


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
