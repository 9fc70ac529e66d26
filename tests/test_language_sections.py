"""language/sections.toml maps every section of the language reference to programs, and every program to a section."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from differential import TESTS, programs

LANGUAGE = TESTS / "language"
SECTIONS: list[dict[str, Any]] = tomllib.loads((LANGUAGE / "sections.toml").read_text())["section"]


def programs_of(section: dict[str, Any]) -> set[Path]:
    """The programs that a section names, folders opened."""
    found = set()
    for name in section.get("programs", ()):
        below = [program.path for program in programs(["language"]) if program.path.is_relative_to(LANGUAGE / name)]
        found |= {*below} or {LANGUAGE / f"{name}.py"}
    return found


def test_sections_follow_each_other_without_gaps() -> None:
    numbers = [[int(part) for part in section["number"].split(".")] for section in SECTIONS]
    assert numbers[0] == [1]
    assert numbers[-1] == [10]
    for before, after in pairwise(numbers):
        first_below = [*before, 1]
        next_beside = [[*before[:depth], before[depth] + 1] for depth in range(len(before))]
        assert after == first_below or after in next_beside, f"{before} is followed by {after}"


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: f"{section['number']} {section['title']}")
def test_section_has_programs_that_exist_or_a_note(section: dict[str, Any]) -> None:
    assert bool(section.get("programs")) != bool(section.get("note"))
    missing = [str(path) for path in programs_of(section) if not path.is_file()]
    assert not missing


def test_every_language_program_belongs_to_a_section_below_a_chapter() -> None:
    covered = set().union(*(programs_of(section) for section in SECTIONS if "." in section["number"]))
    assert not {program.path for program in programs(["language"])} - covered
