"""The name of every code point, and names that no code point has."""

from __future__ import annotations

import unicodedata

from wire import emit

for point in range(0x110000):
    name = unicodedata.name(chr(point), "")
    if name:
        emit("name", point, name)
WRONG = (
    "",
    "X",
    "CJK UNIFIED IDEOGRAPH-",
    "CJK UNIFIED IDEOGRAPH-4e2d",
    "CJK UNIFIED IDEOGRAPH-04E2D",
    "HANGUL SYLLABLE",
    "CJK UNIFIED IDEOGRAPH-+4E2D",
    "CJK UNIFIED IDEOGRAPH-0041",
    "CJK UNIFIED IDEOGRAPH-10FFFF",
    "HANGUL SYLLABLE ",
    "HANGUL SYLLABLE G",
    "HANGUL SYLLABLE GAGAG",
    "hangul syllable ga",
    "latin small letter a",
    "DIGIT ONE ",
    "@20",
    "HANGUL SYLLABLE AEB",
    "HANGUL SYLLABLE GGYAELG",
    "HANGUL SYLLABLE A",
    "HANGUL SYLLABLE WI",
    "Digit Nine",
    "<control>",
)
for name in WRONG:
    try:
        emit("lookup", ord(unicodedata.lookup(name)), name)
    except KeyError:
        emit("lookup", -1, name)
