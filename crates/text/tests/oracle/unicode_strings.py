"""Case methods and normalisation of random strings."""

from __future__ import annotations

import random
import unicodedata
from typing import Literal

from wire import emit, text

CASES = ("upper", "lower", "title", "capitalize", "swapcase", "casefold")
PREDICATES = ("isupper", "islower", "istitle", "isidentifier")
FORMS: tuple[Literal["NFC", "NFD", "NFKC", "NFKD"], ...] = ("NFC", "NFD", "NFKC", "NFKD")

rng = random.Random(7)
decomposing = [chr(point) for point in range(0x110000) if unicodedata.decomposition(chr(point))]
combining = [chr(point) for point in range(0x110000) if unicodedata.combining(chr(point))]
cased = [
    chr(point) for point in range(0x110000) if chr(point).upper() != chr(point) or chr(point).lower() != chr(point)
]
hangul = [chr(point) for point in (*range(0x1100, 0x1200), *range(0xAC00, 0xD7B0, 7))]
marks = list(" .'\u00ad\u0300\u0345-1a:_\u02b0")


def word(*pools: list[str]) -> str:
    return "".join(rng.choice(rng.choice(pools)) for _ in range(rng.randrange(12)))


for _ in range(6000):
    value = word(cased, marks, list("abAB\u03a3\u03c3\u01c5\ufb03"), list("\u03a3aB "))
    emit(
        "case",
        text(value),
        *(text(getattr(value, name)()) for name in CASES),
        *(getattr(value, n)() for n in PREDICATES),
    )
for _ in range(6000):
    value = word(decomposing, combining, combining, hangul, list("aAeEoO "))
    emit("form", text(value), *(text(unicodedata.normalize(form, value)) for form in FORMS))
for points in (decomposing, hangul):
    for char in points:
        emit("form", text(char), *(text(unicodedata.normalize(form, char)) for form in FORMS))
