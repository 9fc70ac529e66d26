"""A share of the differential programs while the heap looks for mistakes. All of them: tests/long/heap_stress.py and
`pytest --vm-options='--stress-gc=20'`; failing allocations: tests/long/failing_allocations.py."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from differential import Program, compare, minivm, programs

SEED = 4
MODES = (["--verify-heap=2000", "--poison=on"], ["--stress-gc=100"])
# What gc answers depends on when collections happen.
SAMPLE = random.Random(SEED).sample([program for program in programs() if "gc" not in program.name], 12)
WEAK = [program for program in programs(["memory"]) if "weak" in program.name and program not in SAMPLE]
LONG = Path(__file__).parents[1] / "long" / "failing_allocations.py"


@pytest.mark.parametrize("mode", MODES, ids=" ".join)
@pytest.mark.parametrize("program", [*SAMPLE, *WEAK], ids=lambda program: program.name)
def test_a_program_does_the_same(program: Program, mode: list[str]) -> None:
    plain, stressed = compare(program, minivm([])), compare(program, minivm(mode))
    # What is not as CPython's anyway is not so for the heap's sake.
    assert stressed.agrees or not plain.agrees, stressed.report()


@pytest.mark.parametrize("program", ["del_order_is_depth_first", "weakref_callbacks_run_at_death", "types/set"])
def test_a_failing_allocation_does_no_harm(program: str) -> None:
    command = [sys.executable, str(LONG), "--numbers", "12", "-k", program]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
