"""Structural pattern matching: expressions, shapes, json-ish data, commands, algebra."""
import sys
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Num:
    v: int


@dataclass(frozen=True)
class Var:
    name: str


@dataclass(frozen=True)
class Bin:
    op: str
    l: object
    r: object


class Dir(Enum):
    N = (0, 1)
    E = (1, 0)
    S = (0, -1)
    W = (-1, 0)


def simp(e):
    match e:
        case Bin(op, l, r):
            match Bin(op, simp(l), simp(r)):
                case Bin("+", Num(0), x) | Bin("+", x, Num(0)):
                    return x
                case Bin("*", Num(0), _) | Bin("*", _, Num(0)):
                    return Num(0)
                case Bin("*", Num(1), x) | Bin("*", x, Num(1)):
                    return x
                case Bin("+", Num(a), Num(b)):
                    return Num(a + b)
                case Bin("*", Num(a), Num(b)):
                    return Num(a * b)
                case other:
                    return other
        case _:
            return e


def diff(e, x):
    match e:
        case Num():
            return Num(0)
        case Var(n):
            return Num(1 if n == x else 0)
        case Bin("+", a, b):
            return Bin("+", diff(a, x), diff(b, x))
        case Bin("*", a, b):
            return Bin("+", Bin("*", diff(a, x), b), Bin("*", a, diff(b, x)))
    raise TypeError(e)


def value(e, env):
    match e:
        case Num(v):
            return v
        case Var(n):
            return env[n]
        case Bin("+", a, b):
            return value(a, env) + value(b, env)
        case Bin("*", a, b):
            return value(a, env) * value(b, env)


def poly(coefs):
    e = Num(0)
    for c in coefs:
        e = Bin("+", Bin("*", e, Var("x")), Num(c))
    return e


def describe(j):
    match j:
        case None | True | False:
            return 1
        case int(n) if n < 0:
            return 2
        case int() | float():
            return 3
        case str(s):
            return len(s)
        case []:
            return 0
        case [x]:
            return describe(x)
        case [first, *rest]:
            return describe(first) + describe(rest)
        case {"type": "pt", "x": int(x), "y": int(y)}:
            return x * y
        case {"type": str(t), **rest}:
            return len(t) + sum(describe(v) for v in rest.values())
        case _:
            return -1


def command(line, st):
    match line.split():
        case ["go", ("N" | "E" | "S" | "W") as d]:
            dx, dy = Dir[d].value
            return st[0] + dx, st[1] + dy, st[2]
        case ["go", d, n] if n.isdigit():
            dx, dy = Dir[d].value
            return st[0] + dx * int(n), st[1] + dy * int(n), st[2]
        case ["turn", "back"]:
            return -st[0], -st[1], st[2]
        case ["say", *words]:
            return st[0], st[1], st[2] + len(words)
        case []:
            return st
        case [other, *_]:
            return st[0], st[1], st[2] - len(other)


def fizz(n):
    match n % 3, n % 5:
        case 0, 0:
            return "FizzBuzz"
        case 0, _:
            return "Fizz"
        case _, 0:
            return "Buzz"
        case _:
            return str(n)


DATA = [1, -4, "hello", None, [], [3], {"type": "pt", "x": 3, "y": 4},
        {"type": "box", "w": [1, 2, [3, "abc"]], "h": 2.5}, {"z": 1}, True]
SCRIPT = ["go N", "go E 5", "say hi there all", "", "go S", "go W 2", "jump up", "turn back",
          "go E 3", "go N 1"]


def main():
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    reps = max(1, round(2600 * scale))
    res = 0
    for r in range(reps):
        p = poly([1, 0, 2, 0, 0, 3, r])
        d = simp(diff(p, "x"))
        for x in (-2, 0, 1, 3):
            want = 6 * x ** 5 + 8 * x ** 3 + 3
            assert value(d, {"x": x}) == want
        for _ in range(12):
            k = describe(DATA)
            assert k == 44, k
        st = (0, 0, 0)
        for line in SCRIPT * 8:
            st = command(line, st)
        assert st == (0, 0, -8), st
        f = [fizz(i) for i in range(1, 151)]
        assert f.count("FizzBuzz") == 10 and f.count("Fizz") == 40
        res += value(p, {"x": 2}) + k + st[1]
    print("match_stmt", reps, res)


main()
