"""Modules beside the program, or in the current directory, are the guest's alone."""

import subprocess
import sys
from pathlib import Path

import pytest

# What `runpy`, `warnings`, `site` and minivm's own modules import.
NAMES = ["types", "json", "collections", "warnings", "runpy", "marshal", "os", "minivm", "contextlib", "dis", "typing"]


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text(f"raise SystemExit('imported {name}')\n")
    (tmp_path / "program.py").write_text("")
    return tmp_path


@pytest.mark.parametrize("options", [[], ["-O"]], ids=str)
def test_in_the_current_directory(foreign: Path, options: list[str]) -> None:
    for arguments in (["--version"], ["--help"], ["run", "missing.py"], ["dis", "missing.py"]):
        command = [sys.executable, *options, "-m", "minivm", *arguments]
        run = subprocess.run(command, cwd=foreign, capture_output=True, text=True)
        assert "imported" not in run.stderr
        assert run.stdout.startswith(("minivm 0.", "usage: minivm")) or "missing.py" in run.stderr
        assert "Traceback" not in run.stderr
