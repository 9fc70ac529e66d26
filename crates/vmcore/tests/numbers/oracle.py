"""Operations on numbers, and what CPython makes of them: one a line, with a fixed seed.

A line is the operation's name, its operands and the result, separated by tabs. An int is written in hexadecimal, a float
as the 16 digits of its bits behind an `f`, a complex as two of them behind a `c`.
"""

import math
import operator
import random
import struct
import sys
from collections.abc import Callable

sys.set_int_max_str_digits(0)
RANDOM = random.Random(20240607)


def bits(x: float) -> str:
    if x != x:
        return "nan"
    return struct.pack(">d", x).hex()


def show(value: object) -> str:
    if value is True or value is False or value is NotImplemented or isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return hex(value)
    if isinstance(value, float):
        return f"f{bits(value)}"
    if isinstance(value, complex):
        return f"c{bits(value.real)},{bits(value.imag)}"
    if isinstance(value, tuple):
        return ";".join(show(item) for item in value)
    if isinstance(value, list):
        return f"[{'|'.join(show(item) for item in value)}]"
    raise AssertionError(value)


EDGES: list[int] = [
    sign * (2**power + step)
    for power in (0, 1, 15, 30, 31, 32, 46, 47, 48, 52, 53, 54, 62, 63, 64, 65, 127, 128, 192, 1023, 1024, 1025)
    for step in (-1, 0, 1)
    for sign in (1, -1)
]
FLOATS: list[float] = [
    0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, 1e-300, 1e300, -1e300, 5e-324, 2.0**52, 2.0**53, 2.0**63, 2.0**64,
    -(2.0**63), 2.0**1023, sys.float_info.max, float("inf"), float("-inf"), float("nan"), 0.1, 3.7, -7.25, 100.0, 1e22,
]  # fmt: skip


def an_int() -> int:
    kind = RANDOM.randrange(6)
    if kind == 0:
        return RANDOM.choice(EDGES)
    if kind == 1:
        return RANDOM.randrange(-20, 21)
    if kind == 2:
        return RANDOM.randrange(2) == 1
    length = RANDOM.choice((10, 40, 50, 64, 65, 100, 128, 200, 256, 700, 2000, 5000))
    value = RANDOM.getrandbits(length)
    if kind == 3:
        # Long runs of equal bits.
        value = sum(RANDOM.choice((1, -1)) << RANDOM.randrange(length) for _ in range(3))
    return RANDOM.choice((1, -1)) * value


def a_float() -> float:
    kind = RANDOM.randrange(4)
    if kind == 0:
        return RANDOM.choice(FLOATS)
    if kind == 1:
        return RANDOM.choice((1, -1)) * RANDOM.random() * 10.0 ** RANDOM.randrange(-5, 20)
    if kind == 2:
        try:
            return float(an_int())
        except OverflowError:
            return 1.0
    return struct.unpack(">d", RANDOM.randbytes(8))[0]


def a_complex() -> complex:
    return complex(a_float() if RANDOM.randrange(2) else RANDOM.randrange(-3, 4), RANDOM.randrange(-3, 4))


def a_number() -> int | float | complex:
    return RANDOM.choice((an_int, an_int, an_int, a_float, a_float, a_complex))()


def case(name: str, function: Callable[..., object], *operands: object) -> None:
    try:
        result = show(function(*operands))
    except Exception as error:
        result = f"{type(error).__name__}: {error.args[0]}"
    print(name, *(show(operand) for operand in operands), result, sep="\t")


BINARY: dict[str, Callable[..., object]] = {
    name: getattr(operator, name) for name in "add sub mul truediv floordiv mod and_ or_ xor lt le eq ne gt ge".split()
}


def binary_cases() -> None:
    for name, function in BINARY.items():
        for _ in range(400):
            case(name, function, a_number(), a_number())
        for _ in range(400):
            case(name, function, an_int(), an_int())
    for _ in range(800):
        case("divmod", divmod, a_number(), a_number())
        # Close to each other, as rounding and comparing find hardest.
        a = an_int()
        try:
            x = float(a)
        except OverflowError:
            x = 1e308
        for name in ("lt", "eq", "ge"):
            case(name, BINARY[name], a, x)
            case(name, BINARY[name], x, a + RANDOM.randrange(-1, 2))
        case("truediv", operator.truediv, a, an_int())
    for _ in range(500):
        case("lshift", operator.lshift, an_int(), RANDOM.randrange(-2, 300))
        case("rshift", operator.rshift, an_int(), RANDOM.choice((RANDOM.randrange(-2, 300), 2**70)))
        case("pow", operator.pow, an_int(), RANDOM.randrange(-3, 40))
        case("pow", operator.pow, a_float(), a_float())
        case("pow", operator.pow, RANDOM.randrange(-9, 9), a_float())
        case("pow", operator.pow, a_complex(), RANDOM.choice((a_complex(), RANDOM.randrange(-9, 9), a_float())))
        case("pow3", pow, an_int(), RANDOM.randrange(-5, 5000), an_int())
        case("pow3", pow, an_int(), an_int(), an_int())
    case("pow3", pow, 2.0, 3, 4)
    case("pow3", pow, 2, 3, 4.0)
    case("pow3", pow, 1j, 2, 3)
    case("pow3", pow, 1, 2, 3j)
    case("lshift", operator.lshift, 0, 2**200)
    case("lshift", operator.lshift, 1, 2**200)
    for _ in range(12):
        a, b = RANDOM.getrandbits(60000), RANDOM.getrandbits(RANDOM.choice((600, 20000, 59999)))
        for name in ("mul", "floordiv", "mod", "truediv", "add", "sub"):
            case(name, BINARY[name], a, -b)


def unary_cases() -> None:
    functions: dict[str, Callable[..., object]] = {
        "neg": operator.neg, "pos": operator.pos, "abs": abs, "hash": hash, "int": int, "float": float, "round": round,
    }  # fmt: skip
    for name, function in functions.items():
        for _ in range(300):
            value = a_number()
            if isinstance(value, complex) and name in ("int", "float", "round"):
                continue
            if value == value:
                case(name, function, value)
    for _ in range(300):
        case("invert", operator.invert, an_int())
        case("repr", repr, an_int() % 10**4000)
        case("repr", repr, a_complex())
        case("round2", round, an_int(), RANDOM.randrange(-40, 3))
        case("round2", round, a_float(), RANDOM.randrange(-320, 330))
        case("fromstr", lambda text: int(text, 10), str(an_int()))
        case("bytes", lambda a, n: a.to_bytes(n, "little", signed=True).hex(), an_int(), RANDOM.randrange(20))
        value = an_int()
        case("frombytes", lambda text: int.from_bytes(bytes.fromhex(text), signed=True), f"{value % 2**128:032x}")
    for text in ["1", "-1.5e3j", "1+2j", " (1-j) ", "1e5-inf j", "j", "-j", "+1_0.5j", "(1", "1+", "nan+infj", "", "()", "1j+2",
                 "1 + 2j", "--1", "1e+j", "infinity-nanj", ".5.5j", "( 1j )", "+-1j", "1.j", "1e400"]:  # fmt: skip
        case("complex", complex, text)


def math_case(name: str, *operands: object) -> None:
    case(f"math.{name}", getattr(math, name), *operands)


def near() -> float:
    """Where functions have results, mostly."""
    return RANDOM.choice((RANDOM.uniform(-1, 1), RANDOM.uniform(-30, 30), RANDOM.uniform(0, 200), a_float()))


def math_cases() -> None:
    real = "acos acosh asin asinh atan atanh cbrt cos cosh degrees exp exp2 expm1 fabs radians sin sinh sqrt tan tanh"
    for name in (real + " log log2 log10 log1p gamma lgamma erf erfc frexp modf ulp isfinite isinf isnan").split():
        for _ in range(300):
            math_case(name, near())
        for x in FLOATS:
            math_case(name, x)
        for _ in range(40):
            math_case(name, an_int())
    for name in "atan2 pow copysign fmod remainder nextafter isclose log".split():
        for _ in range(300):
            math_case(name, near(), RANDOM.choice((near(), an_int())))
        for x in FLOATS:
            for y in FLOATS:
                math_case(name, x, y)
    for name in ("ceil", "floor", "trunc"):
        for _ in range(200):
            math_case(name, a_number())
    for _ in range(400):
        math_case("ldexp", near(), RANDOM.choice((RANDOM.randrange(-1100, 1100), an_int())))
        math_case("gcd", *(an_int() for _ in range(RANDOM.randrange(4))))
        math_case("lcm", *(an_int() for _ in range(RANDOM.randrange(4))))
        math_case("isqrt", an_int())
        math_case("hypot", *(near() for _ in range(RANDOM.randrange(5))))
        math_case("dist", [near() for _ in range(3)], [near() for _ in range(RANDOM.choice((3, 3, 3, 2)))])
        math_case("fsum", [a_float() for _ in range(RANDOM.randrange(6))])
        math_case("fsum", [near() for _ in range(RANDOM.randrange(40))])
        math_case("prod", [RANDOM.choice((an_int, near))() for _ in range(RANDOM.randrange(6))])
        math_case("comb", RANDOM.randrange(-2, 300), RANDOM.randrange(-2, 300))
        math_case("perm", RANDOM.randrange(-2, 300), RANDOM.randrange(-2, 300))
        math_case("comb", an_int(), RANDOM.randrange(-2, 9))
    for n in (*range(-2, 60), 500, 2**70, -(2**70)):
        math_case("factorial", n)
        math_case("perm", n)
    for name in ("factorial", "isqrt", "gcd", "comb", "sqrt", "log", "floor", "trunc", "fsum", "hypot", "ldexp"):
        math_case(name, 2.5)
        math_case(name, 2.5, 3)
        math_case(name, 1j)
        math_case(name)
        math_case(name, 1, 2, 3)


def generator_cases() -> None:
    """After seeding: so many floats, then so many bits, as digits."""
    for _ in range(60):
        seed: object = RANDOM.choice((an_int, an_int, lambda: RANDOM.uniform(-1e9, 1e9)))()
        bits, count = RANDOM.randrange(1, 200), RANDOM.randrange(0, 700)

        def draw(seed: object, bits: int, count: int) -> int:
            generator = random.Random()
            random._random.Random.seed(generator, seed)  # type: ignore[attr-defined]
            for _ in range(count):
                generator.random()
            restored = random.Random()
            restored.setstate(generator.getstate())
            return restored.getrandbits(bits) + int(restored.random() * 2**53)

        case("random", draw, seed, bits, count)


generator_cases()
binary_cases()
math_cases()
unary_cases()
