"""Writes src/unicode/tables.rs, v3_2/tables.rs and names.txt from CPython 3.11's str methods and unicodedata.

Usage: python3 crates/text/generate_unicode.py
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

FOLDER = Path(__file__).parent / "src" / "unicode"
TABLES = FOLDER / "tables.rs"
NAMES = FOLDER / "names.txt"
OLD_TABLES = FOLDER / "v3_2" / "tables.rs"
# Their names are computed.
COMPUTED_NAMES = ("CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE ")
POINTS = range(0x110000)
BLOCK = 128
WIDTH = 110

T = TypeVar("T")

Mapping = str  # the Rust expression of one case mapping
Case = tuple[Mapping, Mapping, Mapping, Mapping]


def is_title(char: str) -> bool:
    return char.istitle() and not char.isupper()


def is_cased(char: str) -> bool:
    """Seen in str.title, which leaves a letter after a cased character small."""
    return (char + "a").title()[-1] == "a"


def is_case_ignorable(char: str) -> bool:
    """Seen in the rule for final sigma: what follows a sigma is looked at only past case-ignorable characters."""
    stops_word = ("A\u03a3" + char).lower()[1] == "\u03c3"
    lets_through = ("A\u03a3" + char + "A").lower()[1] == "\u03c3"
    return lets_through and not stops_word


def decomposes(char: str) -> bool:
    return bool(unicodedata.decomposition(char))


# The order gives the bits of Record::flags.
FLAGS: dict[str, Callable[[str], bool]] = {
    "ALPHA": str.isalpha,
    "DECIMAL": str.isdecimal,
    "DIGIT": str.isdigit,
    "NUMERIC": str.isnumeric,
    "SPACE": str.isspace,
    "PRINTABLE": str.isprintable,
    "ID_START": str.isidentifier,
    "ID_CONTINUE": lambda char: ("a" + char).isidentifier(),
    "UPPER": str.isupper,
    "LOWER": str.islower,
    "TITLE": is_title,
    "CASED": is_cased,
    "CASE_IGNORABLE": is_case_ignorable,
    "MIRRORED": lambda char: bool(unicodedata.mirrored(char)),
    "DECOMPOSES": decomposes,
}


class Pool(dict[T, int]):
    """Numbers distinct values in the order in which they are first seen."""

    def number(self, value: T) -> int:
        return self.setdefault(value, len(self))


def mapping(char: str, mapped: str) -> Mapping:
    if len(mapped) == 1:
        return f"Delta({ord(mapped) - ord(char)})"
    return "Full(&[" + ", ".join(f"{ord(c):#x}" for c in mapped) + "])"


def case_of(char: str) -> Case:
    upper, lower, title, fold = char.upper(), char.lower(), char.title(), char.casefold()
    return mapping(char, upper), mapping(char, lower), mapping(char, title), mapping(char, fold)


def number_of(char: str) -> float:
    """The numeric value, which is also the value of a decimal digit and of a digit."""
    value: float = unicodedata.numeric(char, 0.0)
    assert unicodedata.decimal(char, value) == unicodedata.digit(char, value) == value
    return value


def two_stage(numbers: Sequence[int]) -> tuple[list[int], list[int]]:
    blocks: Pool[tuple[int, ...]] = Pool()
    first = [blocks.number(tuple(numbers[at : at + BLOCK])) for at in range(0, len(numbers), BLOCK)]
    return first, [number for block in blocks for number in block]


def wrapped(items: Iterable[str]) -> str:
    lines, line = [], "   "
    for item in items:
        if len(line) + len(item) + 2 > WIDTH:
            lines.append(line)
            line = "   "
        line += f" {item},"
    return "\n".join([*lines, line])


def table(name: str, kind: str, items: Sequence[str]) -> str:
    return f"pub(super) static {name}: [{kind}; {len(items)}] = [\n{wrapped(items)}\n];\n"


def quoted(items: Iterable[str]) -> list[str]:
    return [f'"{item}"' for item in items]


def decompositions() -> tuple[list[str], list[str], list[str]]:
    """Entries (code point, tag, start, length), the tags, and the pool of code points they index into."""
    tags: Pool[str] = Pool()
    tags.number("")
    entries: list[str] = []
    pool: list[str] = []
    for point in POINTS:
        fields = unicodedata.decomposition(chr(point)).split()
        if not fields:
            continue
        tag = tags.number(fields.pop(0) if fields[0].startswith("<") else "")
        entries.append(f"({point:#x}, {tag}, {len(pool)}, {len(fields)})")
        pool += [f"0x{field.lstrip('0').lower()}" for field in fields]
    return entries, quoted(tags), pool


def compositions() -> list[str]:
    """(first, second, composed) of every pair that NFC composes, but for Hangul, which is computed."""
    triples = []
    for point in POINTS:
        fields = unicodedata.decomposition(chr(point)).split()
        if len(fields) == 2 and not fields[0].startswith("<"):
            first, second = (int(field, 16) for field in fields)
            if unicodedata.normalize("NFC", chr(first) + chr(second)) == chr(point):
                triples.append((first, second, point))
    return [f"({a:#x}, {b:#x}, {c:#x})" for a, b, c in sorted(triples)]


def names() -> Iterable[str]:
    """A name per line, and "@" with a code point where the next name is not that of the next one."""
    expected = None
    for point in POINTS:
        name = unicodedata.name(chr(point), "")
        if name and not name.startswith(COMPUTED_NAMES):
            if point != expected:
                yield f"@{point:X}\n"
            yield name + "\n"
            expected = point + 1


def old_tables() -> str:
    """What is another in Unicode 3.2: ranges of code points unassigned there alone, and other properties."""
    old = unicodedata.ucd_3_2_0
    ranges: list[list[int]] = []
    changed = []
    for point in POINTS:
        char = chr(point)
        before, now = ((db.category(char), db.bidirectional(char)) for db in (old, unicodedata))
        if before == now:
            continue
        if before[0] != "Cn":
            changed.append(f'({point:#x}, "{before[0]}", "{before[1]}")')
        elif ranges and ranges[-1][1] == point:
            ranges[-1][1] = point + 1
        else:
            ranges.append([point, point + 1])
    return "\n".join(
        [
            "//! What is another in Unicode 3.2. Generated by generate_unicode.py: do not edit.\n",
            table("UNASSIGNED", "(u32, u32)", [f"({start:#x}, {end:#x})" for start, end in ranges]),
            table("CHANGED", "(u32, &str, &str)", changed),
        ]
    )


def main() -> None:
    assert sys.version_info[:2] == (3, 11), "the tables are those of CPython 3.11"
    records: Pool[str] = Pool()
    cases: Pool[Case] = Pool()
    numbers: Pool[float] = Pool()
    categories: Pool[str] = Pool()
    bidirectional: Pool[str] = Pool()
    widths: Pool[str] = Pool()
    cases.number(("Delta(0)",) * 4)
    numbers.number(0.0)

    def record(point: int) -> int:
        char = chr(point)
        flags = sum(1 << bit for bit, holds in enumerate(FLAGS.values()) if holds(char))
        fields = (
            flags,
            cases.number(case_of(char)),
            numbers.number(number_of(char)),
            categories.number(unicodedata.category(char)),
            bidirectional.number(unicodedata.bidirectional(char)),
            unicodedata.combining(char),
            widths.number(unicodedata.east_asian_width(char)),
        )
        return records.number(f"r({', '.join(map(str, fields))})")

    first, second = two_stage([record(point) for point in POINTS])
    entries, tags, pool = decompositions()
    flags = "\n".join(f"pub(super) const {name}: u16 = 1 << {bit};" for bit, name in enumerate(FLAGS))
    TABLES.write_text(
        "\n".join(
            [
                f"//! Unicode {unicodedata.unidata_version}. Generated by generate_unicode.py: do not edit.\n",
                "use super::{Case, Mapping::Delta, Mapping::Full, Record, r};\n",
                f"pub(super) const BLOCK: usize = {BLOCK};\n",
                flags + "\n",
                table("FIRST", "u16", [str(number) for number in first]),
                table("SECOND", "u16", [str(number) for number in second]),
                table("RECORDS", "Record", list(records)),
                table("CASES", "Case", [f"[{', '.join(case)}]" for case in cases]),
                table("NUMBERS", "f64", [repr(number) for number in numbers]),
                table("CATEGORIES", "&str", quoted(categories)),
                table("BIDIRECTIONAL", "&str", quoted(bidirectional)),
                table("EAST_ASIAN_WIDTHS", "&str", quoted(widths)),
                table("DECOMPOSITIONS", "(u32, u8, u16, u8)", entries),
                table("DECOMPOSITION_TAGS", "&str", tags),
                table("DECOMPOSED", "u32", pool),
                table("COMPOSITIONS", "(u32, u32, u32)", compositions()),
            ]
        )
    )
    NAMES.write_text("".join(names()))
    OLD_TABLES.parent.mkdir(exist_ok=True)
    OLD_TABLES.write_text(old_tables())


if __name__ == "__main__":
    main()
