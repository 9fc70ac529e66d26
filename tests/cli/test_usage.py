"""The command line itself: what it refuses, and how."""

import subprocess
import sys
from pathlib import Path

import pytest


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=cwd, capture_output=True, text=True)


@pytest.mark.parametrize(
    "line", ["walk", "run", "run -c", "run -m", "run --odd x.py", "run --odd=1 x.py", "dis", "dis -c", "dis a b"]
)
def test_a_usage_error_exits_with_2(line: str, tmp_path: Path) -> None:
    done = run("-m", "minivm", *line.split(), cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("minivm: ")
    assert "usage: minivm run" in done.stderr


def test_help_and_version(tmp_path: Path) -> None:
    assert run("-m", "minivm", "--help", cwd=tmp_path).stdout.startswith("usage: minivm run")
    python = ".".join(map(str, sys.version_info[:3]))
    assert run("-m", "minivm", "--version", cwd=tmp_path).stdout.strip().endswith(f"(CPython {python})")


def test_a_program_that_cannot_be_opened(tmp_path: Path) -> None:
    for name in ("missing.py", "./missing.py", "../missing.py", str(tmp_path / "missing.py"), "no/such/folder"):
        expected, actual = run(name, cwd=tmp_path), run("-m", "minivm", "run", name, cwd=tmp_path)
        assert (actual.returncode, actual.stderr) == (expected.returncode, expected.stderr)


def test_a_host_that_is_not_supported_gets_one_line(tmp_path: Path) -> None:
    pretend = "import sys; sys.version_info = (3, 99); sys.argv[1:] = {}; from minivm.__main__ import main; main()"
    for arguments in (["run", "x.py"], ["dis", "x.py"]):
        done = run("-c", pretend.format(arguments), cwd=tmp_path)
        assert done.returncode == 1
        assert done.stderr == "minivm: the bytecode of CPython 3.99 is not decoded yet, only that of 3.11\n"


def test_running_stays_lean(tmp_path: Path) -> None:
    """The start-up criterion in a form that no clock decides: what `run` imports beyond an empty package."""
    for package in ("minivm_empty",):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
        (tmp_path / package / "__main__.py").write_text("import sys; print(*sys.modules)")
    empty = set(run("-m", "minivm_empty", cwd=tmp_path).stdout.split())
    recorded = Path(__file__).with_name("recorded.py").read_text().replace("import json\n", "")
    recorded = recorded.replace("json.dumps(given, default=repr)", "' '.join(sys.modules)")
    (tmp_path / "recorded.py").write_text(recorded)
    (tmp_path / "program.py").touch()
    loaded = set(run("recorded.py", "run", "program.py", cwd=tmp_path).stdout.split())
    allowed = {"minivm", "minivm.__main__", "minivm._minivm", "minivm.cli", "minivm.startup", "minivm.frontend"}
    assert loaded - empty <= allowed | {"minivm.frontend.worker"}
