"""`minivm gil FILE` and the page about it."""

import json
import re
import subprocess
import sys
from pathlib import Path

from pages import blocks, run


def shape(report: str) -> list[str]:
    """The report's words, without numbers and units."""
    return [re.sub(r"\s+", " ", re.sub(r"[\d.,%]+( (s|ms|µs|ns)\b)?", "#", line)) for line in report.splitlines()]


def test_the_page_shows_what_the_command_prints(tmp_path: Path) -> None:
    done = run("gil", blocks("gil.md", "python")[0], tmp_path / "convoy.py", "--trace=trace.json")
    assert done.stderr == ""
    assert shape(done.stdout) == shape(blocks("gil.md", "text")[0])
    events = json.loads((tmp_path / "trace.json").read_text())["traceEvents"]
    assert {event["args"]["name"] for event in events if event["name"] == "thread_name"} == {"MainThread", "computes"}


def test_the_program_ends_as_it_would_and_the_report_comes_all_the_same(tmp_path: Path) -> None:
    program = "import threading, sys\nthreading.Thread(target=print, args=('joined',)).start()\nsys.exit(3)"
    done = run("gil", program, tmp_path / "convoy.py")
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout.startswith("joined\n")
    assert "MainThread" in done.stdout


def test_only_options_before_the_program_are_taken(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text("import sys; print(sys.argv[1:])")
    command = [sys.executable, "-m", "minivm", "gil", "program.py", "--trace=x"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.startswith("['--trace=x']\n")
    assert not (tmp_path / "x").exists()
