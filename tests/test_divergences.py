"""divergences/allowed.toml lists every difference from CPython that minivm allows itself, and both sides hold to it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

import pytest
from differential import CPYTHON, TESTS, Interpreter, Outcome, Program, minivm

FOLDER = TESTS / "divergences"


@dataclass(frozen=True)
class Divergence:
    """A program that shows a difference, the reason for it, and the standard output and status on each side."""

    program: str
    reason: str
    cpython: str
    minivm: str
    cpython_status: int = 0
    minivm_status: int = 0


ALLOWED = [Divergence(**entry) for entry in tomllib.loads((FOLDER / "allowed.toml").read_text())["divergence"]]


def shown(interpreter: Interpreter, divergence: Divergence) -> tuple[str, int | None]:
    outcome: Outcome = interpreter.run(Program.read(FOLDER / divergence.program))
    return outcome.stdout.decode(), outcome.status


def test_every_program_is_listed_once() -> None:
    assert sorted(entry.program for entry in ALLOWED) == sorted(path.name for path in FOLDER.glob("*.py"))


@pytest.mark.parametrize("divergence", ALLOWED, ids=lambda entry: entry.program)
def test_is_a_difference_with_a_reason(divergence: Divergence) -> None:
    assert (divergence.cpython, divergence.cpython_status) != (divergence.minivm, divergence.minivm_status)
    assert divergence.reason.strip()


@pytest.mark.parametrize("divergence", ALLOWED, ids=lambda entry: entry.program)
def test_cpython_shows_its_side(divergence: Divergence) -> None:
    assert shown(CPYTHON, divergence) == (divergence.cpython, divergence.cpython_status)


@pytest.mark.parametrize("divergence", ALLOWED, ids=lambda entry: entry.program)
def test_minivm_shows_its_side(divergence: Divergence, vm_options: list[str]) -> None:
    assert shown(minivm(vm_options), divergence) == (divergence.minivm, divergence.minivm_status)
