"""Every benchmark program passes its own checks, at a tiny size, under the host and under minivm."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHES = Path(__file__).parents[2] / "benches"
KERNELS = sorted((BENCHES / "kernels").glob("*.py"))
MEMORY_PROGRAMS = sorted((BENCHES / "memory_programs").glob("*.py"))
TINY = "0.0001"

INTERPRETERS = [
    pytest.param([sys.executable], id="cpython"),
    pytest.param(
        [sys.executable, "-m", "minivm", "run"],
        id="minivm",
        marks=pytest.mark.skipif(importlib.util.find_spec("minivm") is None, reason="minivm is not installed"),
    ),
]


def by_name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("interpreter", INTERPRETERS)
@pytest.mark.parametrize("program", KERNELS + MEMORY_PROGRAMS, ids=by_name)
def test_program_passes_its_own_check(program: Path, interpreter: list[str]) -> None:
    run = subprocess.run([*interpreter, str(program), TINY], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    assert run.stdout == ""


@pytest.mark.parametrize("kernel", KERNELS, ids=by_name)
def test_kernel_notices_a_wrong_result(kernel: Path, tmp_path: Path) -> None:
    """The check must be able to fail: with another expected result it does."""
    source, replaced = re.subn(r"^EXPECTED = ", "EXPECTED = 'not', ", kernel.read_text(), count=1, flags=re.M)
    assert replaced == 1
    altered = tmp_path / kernel.name
    altered.write_text(source)
    run = subprocess.run([sys.executable, str(altered), TINY], capture_output=True, text=True)
    assert run.returncode == 1
    assert "AssertionError" in run.stderr
