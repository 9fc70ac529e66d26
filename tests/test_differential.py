"""The differential harness notices what it is there to notice."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from differential import CPYTHON, Comparison, Interpreter, Program, programs

OPTIMISING = Interpreter("python -O", (sys.executable, "-O"))


def comparison(tmp_path: Path, source: str, ours: Interpreter = OPTIMISING) -> Comparison:
    file = tmp_path / "program.py"
    file.write_text(source)
    program = Program.read(file)
    return Comparison(program, ours, CPYTHON.run(program), ours.run(program))


def test_equal_runs_agree(tmp_path: Path) -> None:
    assert comparison(tmp_path, "print('a'); raise SystemExit(3)\n").agrees


@pytest.mark.parametrize(
    "source",
    [
        "print(__debug__)",
        "import sys; print(__debug__, file=sys.stderr)",
        "raise SystemExit(int(__debug__))",
        "import sys; sys.stdout.write('a' if __debug__ else 'a\\n')",
        "import os, signal; __debug__ or os.kill(os.getpid(), signal.SIGKILL)",
    ],
)
def test_a_difference_is_reported(tmp_path: Path, source: str) -> None:
    found = comparison(tmp_path, source)
    assert not found.agrees
    assert any(line.startswith("  +") for line in found.report().splitlines()[2:])


def test_a_program_that_does_not_end_is_a_failure(tmp_path: Path) -> None:
    file = tmp_path / "program.py"
    file.write_text("print('begun', flush=True)\nwhile True: pass\n")
    program = Program.read(file)
    late = CPYTHON.run(program, timeout=0.5)
    assert late.status is None
    assert not Comparison(program, CPYTHON, late, late).agrees


def test_the_header_sets_arguments_input_and_environment(tmp_path: Path) -> None:
    file = tmp_path / "program.py"
    file.write_text(
        "# A sentence about the program.\n# args: one 'two words'\n# stdin: first\n# stdin:   second\n"
        "# env: COLOUR=blue\n"
        "import os, sys\nprint(sys.argv[1:], sys.stdin.read(), os.environ['COLOUR'])\n# args: too late\n"
    )
    run = CPYTHON.run(Program.read(file))
    assert run.stdout.decode() == "['one', 'two words'] first\n  second\n blue\n"


def test_a_cached_outcome_is_forgotten_when_the_program_or_a_module_beside_it_changes(tmp_path: Path) -> None:
    file, beside = tmp_path / "program.py", tmp_path / "_module.py"
    file.write_text("import _module; print(_module.name)\n")
    seen = set()
    for name in ("first", "second"):
        beside.write_text(f"name = {name!r}\n")
        seen |= {CPYTHON.run_once(Program.read(file)).stdout for _ in range(2)}
    assert seen == {b"first\n", b"second\n"}


def test_every_folder_has_programs_and_their_names_are_unique() -> None:
    names = [program.name for program in programs()]
    assert len(names) == len(set(names)) >= 350
