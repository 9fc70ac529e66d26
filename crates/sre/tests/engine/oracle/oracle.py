"""Prints what CPython's own engine answers, for the Rust tests to compare.

    oracle.py cases                     what `_sre` says of each character's case
    oracle.py listed                    the patterns of patterns.py
    oracle.py suite                     those of CPython's test.re_tests
    oracle.py random SEED COUNT         generated ones

A line of `cases` is a character's number, ascii_iscased, ascii_tolower, unicode_iscased, unicode_tolower.

A pattern is a line `P` (its text, for messages), a line `C` (groups, then the code), and for each subject a line `S`
(the numbers of its characters) with its lines `Q`: a question and CPython's answer, in numbers. The question is mode
(0 match, 1 fullmatch, 2 search, 3 repeated match, 4 repeated search), pos, endpos; the answer is the number of
matches, then for each match lastindex (0: none) and the spans of all groups (-1 -1: none). A SystemError for a group
with a wrong span is the single number -1 in place of a match.
"""

from __future__ import annotations

import _sre
import random
import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from re import _compiler, _parser  # type: ignore[attr-defined]

import patterns

Subject = str | bytes
Case = tuple[Subject, int, list[Subject]]


def character_cases() -> None:
    """Prints the lines of `cases`."""
    for c in range(sys.maxunicode + 1):
        ascii_case = int(_sre.ascii_iscased(c)), _sre.ascii_tolower(c)
        print(c, *ascii_case, int(_sre.unicode_iscased(c)), _sre.unicode_tolower(c))


def listed() -> Iterator[Case]:
    """The lists of patterns.py."""
    for lines, subjects in ((patterns.PATTERNS, patterns.SUBJECTS), (patterns.BYTES_PATTERNS, patterns.BYTES)):
        for line in lines:
            pattern, flags, *own = line if isinstance(line, tuple) else (line, 0)
            yield pattern, flags, [*own, *subjects]


def suite() -> Iterator[Case]:
    """What CPython's own tests match, where they are installed."""
    try:
        from test.re_tests import tests
    except ImportError:
        return
    for pattern, subject, *_ in tests:
        yield pattern, 0, [subject, subject + "\n", subject * 2]


class Generator:
    """Makes patterns of every construct over a small alphabet, and subjects they are likely to match in part."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.groups = 0

    def case(self) -> Case:
        """One pattern with subjects."""
        self.groups = 0
        pattern = self.alternatives(3)
        flags = 0
        for flag, odds in ((re.I, 0.25), (re.M, 0.15), (re.S, 0.15), (re.A, 0.15)):
            if self.random.random() < odds:
                flags |= flag
        alphabet = self.random.choice(["ab", "abc", "abAB", "abc1 ", "ab\n", "abkK\u212a", "a\u03c3\u03c2\u03a3", "ab\U00010400\U00010428"])
        subjects: list[Subject] = ["".join(self.random.choices(alphabet, k=self.random.randrange(10))) for _ in range(6)]
        if self.random.random() < 0.15 and pattern.isascii():
            if self.random.random() < 0.5:
                flags = flags & ~re.A | re.L
            narrow = [str(subject).encode("latin-1", "replace") for subject in subjects]
            return pattern.encode(), flags, narrow
        return pattern, flags, subjects

    def alternatives(self, depth: int) -> str:
        """Patterns separated by bars."""
        return "|".join(self.sequence(depth) for _ in range(self.random.choice([1, 1, 1, 2, 2, 3])))

    def sequence(self, depth: int) -> str:
        """Some repeated items."""
        return "".join(self.repeated(depth) for _ in range(self.random.choice([0, 1, 1, 2, 2, 3])))

    def repeated(self, depth: int) -> str:
        """An item, often with a quantifier."""
        item = self.item(depth)
        if self.random.random() < 0.5:
            return item
        quantifier = self.random.choice(["*", "*", "+", "?", "{2}", "{1,2}", "{,2}", "{2,}", "{0,1}"])
        return item + quantifier + self.random.choice(["", "", "?", "+"])

    def item(self, depth: int) -> str:
        """A character, a class, a reference, or a construct around alternatives."""
        choice = self.random.random()
        if depth == 0 or choice < 0.5:
            return self.random.choice(
                ["a", "b", "a", "b", "c", "A", "k", ".", "[ab]", "[^a]", "[a-c]", "[^\\w]", "[A-Cx]", "[acegi]", "\\w", "\\W"]
                + ["\\d", "\\s", "\\S", "^", "$", "\\b", "\\B", "\\Z", "\\A", "\u03c3", "[\u03c3-\u03c9]", "[a\U00010400]", "[aceg\u03c3\u0431]"]
            )
        if choice < 0.58 and self.groups:
            return f"\\{self.random.randint(1, self.groups)}" if self.random.random() < 0.6 else self.condition(depth)
        if choice < 0.78:
            self.groups += 1
            return f"({self.alternatives(depth - 1)})"
        opening = self.random.choice(["?:", "?:", "?>", "?=", "?!", "?<=", "?<!", "?i:", "?s:", "?-i:"])
        return f"({opening}{self.alternatives(depth - 1)})"

    def condition(self, depth: int) -> str:
        """A choice by whether a group took part."""
        otherwise = "|" + self.sequence(depth - 1) if self.random.random() < 0.6 else ""
        return f"(?({self.random.randint(1, self.groups)}){self.sequence(depth - 1)}{otherwise})"


def generated(seed: int, count: int) -> Iterator[Case]:
    """`count` generated cases."""
    generator = Generator(seed)
    for _ in range(count):
        yield generator.case()


def answers(scan: Iterable[re.Match | None]) -> list[int]:
    """The matches that `scan` gives, up to None or a wrong span."""
    numbers = [0]
    try:
        for match in scan:
            if match is None:
                break
            numbers[0] += 1
            numbers.append(match.lastindex or 0)
            for span in match.regs:  # type: ignore[attr-defined]
                numbers += span
    except SystemError as error:
        assert "span of capturing group" in str(error)
        numbers[0] += 1
        numbers.append(-1)
    return numbers


def scans(pattern: re.Pattern, subject: Subject, pos: int, endpos: int) -> Iterator[Iterable[re.Match | None]]:
    """The answers to modes 0 to 4."""
    for once in (pattern.match, pattern.fullmatch, pattern.search):
        yield map(once, [subject], [pos], [endpos])
    for name in ("match", "search"):
        scanner = pattern.scanner(subject, pos, endpos)  # type: ignore[attr-defined]
        yield iter(getattr(scanner, name), None)


def show(cases: Iterable[Case]) -> None:
    """Prints the cases whose patterns compile."""
    for pattern, flags, subjects in cases:
        try:
            parsed = _parser.parse(pattern, flags)
            code = _compiler._code(parsed, flags)
            compiled = re.compile(pattern, flags)
        except (re.error, OverflowError, ValueError):
            continue
        print("P", ascii(pattern), flags)
        print("C", compiled.groups, *map(int, code))
        for subject in subjects:
            print("S", *(subject if isinstance(subject, bytes) else map(ord, subject)))
            length = len(subject)
            windows = {(0, length), (1, length), (0, max(length - 1, 0)), (length // 2, length - length // 4)}
            windows.add((min(length, 2), 1))
            for pos, endpos in sorted(windows):
                for mode, scan in enumerate(scans(compiled, subject, pos, endpos)):
                    print("Q", mode, pos, endpos, *answers(scan))


def main() -> None:
    """Prints what the command line asks for."""
    warnings.simplefilter("ignore")
    match sys.argv[1:]:
        case ["cases"]:
            character_cases()
        case ["listed"]:
            show(listed())
        case ["suite"]:
            show(suite())
        case ["random", seed, count]:
            show(generated(int(seed), int(count)))
        case _:
            sys.exit(__doc__)


main()
