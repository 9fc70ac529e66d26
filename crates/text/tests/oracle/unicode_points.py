"""Every property of every code point; runs of code points with the same ones make one line."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from wire import bits, emit, text

SIGMA = "\u03a3"


def changed(char: str, mapped: str) -> str:
    return "" if mapped == char else text(mapped)


def properties(point: int) -> tuple[object, ...]:
    char = chr(point)
    return (
        char.isalpha(),
        char.isalnum(),
        char.isdecimal(),
        char.isdigit(),
        char.isnumeric(),
        char.isspace(),
        char.isprintable(),
        char.isidentifier(),
        ("a" + char).isidentifier(),
        char.isupper(),
        char.islower(),
        char.istitle(),
        unicodedata.mirrored(char),
        unicodedata.decimal(char, -1),
        unicodedata.digit(char, -1),
        bits(unicodedata.numeric(char, -1.0)),
        unicodedata.category(char),
        unicodedata.bidirectional(char),
        unicodedata.combining(char),
        unicodedata.east_asian_width(char),
        unicodedata.decomposition(char),
        changed(char, char.upper()),
        changed(char, char.lower()),
        changed(char, char.title()),
        changed(char, char.casefold()),
        len((char + "\n").splitlines()),
    )


def main() -> None:
    for values, run in groupby(range(0x110000), properties):
        points = list(run)
        emit(points[0], points[-1], *values)


main()
