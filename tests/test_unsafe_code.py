"""`unsafe` stands only where ARCHITECTURE.md says, and everywhere that it says."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "crates" / "vmcore" / "src"
UNSAFE = re.compile(r"\bunsafe\s*(?:\{|fn\b|impl\b|extern\b|trait\b)")


def named() -> set[Path]:
    """The files and folders in the table of ARCHITECTURE.md."""
    text = (ROOT / "ARCHITECTURE.md").read_text()
    table = text[text.index("**`unsafe` stands only") :]
    rows = [line.split("|")[1] for line in table.splitlines() if line.strip().startswith("|")]
    return {SOURCES / name for row in rows[2:] for name in re.findall(r"`([^`]+)`", row)}


def unsafe_files() -> set[Path]:
    """The sources of all crates that have unsafe code, their tests and comments aside."""
    return {
        path
        for path in (ROOT / "crates").glob("*/src/**/*.rs")
        if any(UNSAFE.search(line.partition("//")[0]) for line in path.read_text().splitlines())
    }


def test_no_other_file_has_unsafe_code() -> None:
    allowed = named()
    assert allowed
    assert not {path for path in unsafe_files() if not allowed & {path, *path.parents}}


def test_every_place_named_has_unsafe_code() -> None:
    found = {place for path in unsafe_files() for place in (path, *path.parents)}
    assert not named() - found


def test_the_search_finds_unsafe_code() -> None:
    assert UNSAFE.search("    unsafe { f() }")
    assert UNSAFE.search("pub unsafe fn f() {")
    assert not UNSAFE.search("#![forbid(unsafe_code)]")
