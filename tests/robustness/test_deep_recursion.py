"""Depth is a limit, never a crash: deep structures, and every way to nest native code and Python."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
WAYS = HERE / "every_way_to_nest.py"
PROGRAMS = sorted((HERE / "deep").glob("*.py"))
MINIVM = (sys.executable, "-m", "minivm", "run")
CPYTHON = (sys.executable,)
# Python has no better word for "no end"; nothing here takes a tenth of it.
TIMEOUT_SECONDS = 600


def run(command: tuple[str, ...], program: Path, *arguments: str) -> tuple[int, str]:
    """Exit status (a signal's negative number) and standard output."""
    ended = subprocess.run(
        [*command, str(program), *arguments], capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=False
    )
    return ended.returncode, ended.stdout


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_deep_structures_are_as_in_cpython_where_that_survives(program: Path) -> None:
    ours = run(MINIVM, program)
    assert ours[0] in (0, 1)
    theirs = run(CPYTHON, program)
    if theirs[0] >= 0:
        assert ours == theirs


@cache
def ways() -> list[str]:
    """The names in every_way_to_nest.py."""
    namespace: dict[str, dict[str, str]] = {}
    source = WAYS.read_text()
    exec(source[: source.index("def attempt")], namespace)
    return list(namespace["WAYS"])


@pytest.mark.parametrize("limit", [1_000, 20_000])
def test_every_way_to_nest_ends_in_an_exception(limit: int) -> None:
    status, output = run(MINIVM, WAYS, str(limit))
    outcomes = dict(line.split(" ") for line in output.splitlines())
    assert status == 0, f"died of {output.splitlines()[-1]}"
    assert list(outcomes) == ways()
    for name, outcome in outcomes.items():
        # Beyond the default limit CPython overflows its stack in most of these.
        expected = f"{name} {outcome}\n"
        theirs = run(CPYTHON, WAYS, str(limit), name) if limit == 1_000 else (-1, "")
        assert theirs[0] < 0 or theirs[1] == expected
