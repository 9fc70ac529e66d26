"""Numerical methods with functions as arguments and `math`: roots, integrals, a differential equation."""

import math
import sys
from collections.abc import Callable

ROUNDS = 3170
EXPECTED = ("27.175921894", "1.098786930", "0.465777083")

Curve = Callable[[float], float]


def bisect(f: Curve, low: float, high: float) -> float:
    while high - low > 1e-13:
        middle = (low + high) / 2
        if (f(low) < 0) == (f(middle) < 0):
            low = middle
        else:
            high = middle
    return (low + high) / 2


def simpson(f: Curve, a: float, b: float, n: int) -> float:
    h = (b - a) / n
    total = f(a) + f(b)
    for i in range(1, n):
        total += f(a + i * h) * (4 if i % 2 else 2)
    return total * h / 3


def runge_kutta(f: Callable[[float, float], float], y: float, t: float, end: float, n: int) -> float:
    h = (end - t) / n
    for _ in range(n):
        k1 = f(t, y)
        k2 = f(t + h / 2, y + h * k1 / 2)
        k3 = f(t + h / 2, y + h * k2 / 2)
        k4 = f(t + h, y + h * k3)
        y += h * (k1 + 2 * k2 + 2 * k3 + k4) / 6
        t += h
    return y


def cosine_above_line(k: int) -> Curve:
    return lambda x: math.cos(x) - x / k


def work() -> tuple[str, str, str]:
    root = 0.0
    for k in range(1, 21):
        root += bisect(cosine_above_line(k), 0.0, math.pi)
    area = simpson(lambda x: math.exp(-x * x) * math.sqrt(1 + x), 0.0, 3.0, 1_000)
    end = runge_kutta(lambda t, y: math.sin(t) - y / 2, 1.0, 0.0, 10.0, 400)
    return f"{root:.9f}", f"{area:.9f}", f"{end:.9f}"


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
