"""float's repr, parsing, % conversions, hex, round and hash."""

from __future__ import annotations

import math
import random
import struct

from wire import bits, emit, text

rng = random.Random(11)


def any_float() -> float:
    choice = rng.randrange(7)
    if choice == 0:
        return float(struct.unpack(">d", rng.randbytes(8))[0])
    if choice == 1:
        return math.ldexp(rng.choice((1, -1, 3, 5)), rng.randrange(-1074, 1020))
    if choice == 2:
        return round(rng.uniform(-1000, 1000), rng.randrange(4))
    if choice == 3:
        return rng.randrange(-10000, 10000) / 8
    if choice == 4:
        return rng.randrange(-20, 20) * 10.0 ** rng.randrange(-30, 30)
    if choice == 5:
        return rng.choice((0.0, -0.0, math.inf, -math.inf, 1e16, 1e-4, 9.5, 0.5, 2.5, 5e-324, 1.7976931348623157e308))
    return rng.random()


def outcome(make: object, *args: object) -> str:
    try:
        return bits(make(*args))  # type: ignore[operator]
    except OverflowError:
        return "overflow"
    except ValueError:
        return "invalid"


for exponent in range(-1074, 1024):
    power = math.ldexp(1.0, exponent)
    emit("repr", bits(power), repr(power))
for _ in range(8000):
    value = any_float()
    if value == value:
        emit("repr", bits(value), repr(value))
        emit("hex", bits(value), value.hex())
        emit("hash", bits(value), hash(value))
        emit("round", bits(value), ndigits := rng.randrange(-25, 25), outcome(round, value, ndigits))
        if math.isfinite(value):
            emit("ratio", bits(value), *map(abs, value.as_integer_ratio()))
for value in (1.7976931348623157e308, 9.5e307, 5e307, 4.9e307, 1e23, 9.999999999999999e22, 5e-324, -0.0, math.inf):
    for ndigits in (-400, -310, -309, -308, -307, -23, -22, 0, 300, 323, 324, 400):
        emit("round", bits(value), ndigits, outcome(round, value, ndigits))
for _ in range(20000):
    value, kind = any_float(), rng.choice("eEfFgG")
    precision = rng.choice((0, 1, 2, 3, 5, 6, 10, 16, 17, 18, 30, rng.randrange(60), rng.randrange(800)))
    sign, alternate = rng.choice(("", "+")), rng.choice(("", "#"))
    emit("format", bits(value), kind, precision, sign, alternate, f"%{sign}{alternate}.{precision}{kind}" % value)

PARTS = [
    "1",
    "23",
    "0",
    "_",
    ".",
    "e",
    "E5",
    "-",
    "+",
    " ",
    "inf",
    "nan",
    "Infinity",
    "\t",
    "\u0663",
    "\u2003",
    "\x1c",
    "\x85",
    "\u00b2",
    "e-3",
    "e400",
    "9" * 30,
    "\U0001d7d8",
    "\ud800",
    "0x1",
    "x",
]
HEX_PARTS = [
    "0x",
    "0X",
    "1",
    "f",
    "8",
    "0",
    ".",
    "p",
    "p5",
    "p-1074",
    "p1023",
    "p-1080",
    "p+3",
    "-",
    " ",
    "inf",
    "nan",
    "fffffffffffff",
    "8" * 20,
    "0" * 15 + "1",
    "7ffffffffffffc",
    "g",
    "P99999999999999999999",
    "p-99999999999",
]
for _ in range(12000):
    numeral = "".join(rng.choice(PARTS) for _ in range(rng.randrange(1, 6)))
    emit("parse", text(numeral), outcome(float, numeral))
    numeral = rng.choice(("", "0x", "0x1", "-0x0")) + "".join(rng.choice(HEX_PARTS) for _ in range(rng.randrange(6)))
    emit("fromhex", text(numeral), outcome(float.fromhex, numeral))
for _ in range(3000):
    exponent, digits = rng.choice((-1074, -1060, -1022, 0, 900, 1010, 970)), rng.choice((13, 14, 16, 20))
    numeral = f"0x{rng.choice('01')}.{rng.getrandbits(digits * 4):0{digits}x}p{exponent + rng.randrange(-60, 15)}"
    emit("fromhex", text(numeral), outcome(float.fromhex, numeral))
    numeral = rng.choice(("-nan", "nan", repr(any_float()), f"{any_float():.25e}"))
    emit("sign", text(numeral), math.copysign(1, float(numeral)) < 0)
