"""Searching, splitting, comparing, escaping and hashing strings; int's parsing; hashes of numbers and tuples."""

from __future__ import annotations

import os
import random
import struct
import subprocess
import sys

from wire import bits, emit, text

rng = random.Random(9)
ALPHABETS = ("ab", "a\u00e9", "a\u0101", "\u0100\u0101", "a\U0001f600", "\U0001f600\U0001f601", "ab\u4e2d")


def word(most: int, alphabet: str) -> str:
    return "".join(rng.choice(alphabet) for _ in range(rng.randrange(most + 1)))


def positions(cuts: list[str]) -> str:
    return "|".join(text(cut) for cut in cuts)


for _ in range(12000):
    alphabet = rng.choice(ALPHABETS)
    hay = word(40, alphabet)
    unit = word(3, alphabet)
    needle = rng.choice((word(4, rng.choice((alphabet, *ALPHABETS))), (unit * 5)[: rng.randrange(12)], hay[3:9]))
    if rng.random() < 0.3:
        hay = word(5, alphabet) + unit * rng.randrange(12) + needle + word(6, alphabet)
    start, end = sorted((rng.randrange(len(hay) + 1), rng.randrange(len(hay) + 1)))
    emit("find", text(hay), text(needle), start, end, hay.find(needle, start, end), hay.rfind(needle, start, end))
    emit(
        "count", text(hay), text(needle), hay.count(needle), hay.startswith(needle), hay.endswith(needle), needle in hay
    )
    other = rng.choice((hay, word(5, alphabet), hay[:-1], needle))
    emit("compare", text(hay), text(other), (hay > other) - (hay < other))
    most = rng.choice((-1, 0, 1, 2, 5))
    if needle:
        emit(
            "split",
            text(hay),
            text(needle),
            most,
            positions(hay.split(needle, most)),
            positions(hay.rsplit(needle, most)),
        )
    spaced = word(20, rng.choice(("a \t\u2003\x1c", "ab  ", "\u4e2d \u3000\x85", "\U0001f600 \n")))
    emit("words", text(spaced), most, positions(spaced.split(None, most)), positions(spaced.rsplit(None, most)))
    emit("strip", text(spaced), text(spaced.strip()), text(spaced.lstrip()), text(spaced.rstrip()))
    lined = word(12, "ab\n\r\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u4e2d")
    emit("lines", text(lined), positions(lined.splitlines()), positions(lined.splitlines(True)))

CHARS = "a'\"\\\n\r\t\x00\x1f\x7f\x80\xa0\xad\u00e9\u0378\u4e2d\ud800\U0001f600\U000e0001\U0010ffff "
for _ in range(4000):
    value = word(10, CHARS)
    emit("repr", text(value), text(repr(value)), text(ascii(value)))
    data = bytes(rng.choice(b"a'\"\\\n\r\t\x00\x7f\x80\xff ") for _ in range(rng.randrange(10)))
    emit("bytes", data.hex(), repr(data))

PARTS = [
    "0",
    "1",
    "12",
    "7",
    "9",
    "_",
    "__",
    "-",
    "+",
    " ",
    "\t",
    "\x1c",
    "0x",
    "0X",
    "0b",
    "0o",
    "0B",
    "a",
    "f",
    "z",
    "Z",
    "\u0663",
    "\u2003",
    "\u00b2",
    "9223372036854775807",
    "9223372036854775808",
    "8000000000000000",
    "\x00",
    "\ud800",
    "00",
    "'",
    "123" * 100,
]


def parsed(value: str | bytes, base: int) -> str:
    sys.set_int_max_str_digits(700)
    try:
        number = int(value, base)
    except ValueError as error:
        return text(str(error))
    sys.set_int_max_str_digits(0)
    return str(number)


for _ in range(15000):
    value = "".join(rng.choice(PARTS) for _ in range(rng.randrange(7)))
    base = rng.choice((0, 0, 2, 8, 10, 10, 10, 16, 36))
    emit("int", text(value), base, parsed(value, base))
    if value.isascii():
        emit("intbytes", value.encode().hex(), base, parsed(value.encode(), base))
for _ in range(3000):
    number = rng.getrandbits(rng.randrange(1, 200)) * rng.choice((1, -1))
    emit("hashint", number, hash(number))
    real, imaginary = (float(struct.unpack(">d", rng.randbytes(8))[0]) for _ in range(2))
    if real == real and imaginary == imaginary:
        emit("hashcomplex", bits(real), bits(imaginary), hash(complex(real, imaginary)))
    items = [rng.randrange(-(2**61), 2**61 - 1) for _ in range(rng.randrange(6))]
    emit("hashtuple", ",".join(map(str, map(hash, items))), hash(tuple(items)))
    emit("hashset", ",".join(map(str, map(hash, set(items)))), hash(frozenset(items)))
for number in (0, 1, -1, -2, 2**61 - 1, 2**61, -(2**61), 2**63 - 1, -(2**63), 2**64):
    emit("hashint", number, hash(number))

HASHES = """
import random
rng = random.Random(1)
for _ in range(200):
    chars = rng.choice(("ab", "a\\u00e9", "a\\u4e2d", "a\\U0001f600\\ud800"))
    value = "".join(rng.choice(chars) for _ in range(rng.randrange(20)))
    data = rng.randbytes(rng.randrange(20))
    print(",".join(f"{ord(c):x}" for c in value), hash(value), data.hex(), hash(data), sep="\\t")
"""
for seed in (0, 1, 42, 123456789, 4294967295):
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    run = subprocess.run([sys.executable, "-c", HASHES], env=environment, capture_output=True, text=True, check=True)
    for line in run.stdout.splitlines():
        emit("hash", seed, line)
