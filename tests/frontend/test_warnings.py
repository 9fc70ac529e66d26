"""Warnings of the compiler are collected in order, and one can be refused, as `-W error` does."""

import subprocess
import sys
import warnings
from pathlib import Path

from service import ask, displayed

SOURCE = b"x = 1 is 1\ny = '\\d'\nassert (x, y)\n"


def test_warnings_are_collected_whatever_the_hosts_filters() -> None:
    for action in ("ignore", "error", "default"):
        with warnings.catch_warnings():
            warnings.simplefilter(action)  # type: ignore[arg-type]
            filters = list(warnings.filters)
            collected = ask(SOURCE, filename="name").warnings
            assert list(warnings.filters) == filters
        assert collected == [
            ("DeprecationWarning", "invalid escape sequence '\\d'", "name", 2),
            ("SyntaxWarning", '"is" with a literal. Did you mean "=="?', "name", 1),
            ("SyntaxWarning", "assertion is always true, perhaps remove parentheses?", "name", 3),
        ]


def test_warnings_before_an_error_are_kept() -> None:
    answer = ask("'\\d'\nreturn")
    assert [category for category, *_ in answer.warnings] == ["DeprecationWarning"]
    assert answer.error is not None


def test_a_refused_warning_is_the_error_that_cpython_makes_of_it(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_bytes(SOURCE)
    for index, (category, *_) in enumerate(ask(SOURCE, "file", str(path)).warnings):
        refuse = ["-W", f"error::{category}"]
        if index == 2:
            refuse += ["-W", 'ignore:"is":SyntaxWarning']
        expected = subprocess.run([sys.executable, *refuse, path], capture_output=True, text=True).stderr
        answer = ask(SOURCE, "file", str(path), refused=index)
        assert displayed(answer.exception()) == expected
        assert len(answer.warnings) == index
