"""`minivm heap FILE` and the page about it."""

import re
import subprocess
import sys
from pathlib import Path

from pages import blocks, run


def shape(report: str) -> list[str]:
    """What does not depend on how large the VM's own objects are: the program's types, headings, referrers."""
    own = ("Node", "objects by type", "growth by type", "cell bytes", "collections", "generation", "chain", "  dict")
    lines = [re.sub(r"\s+", " ", line) for line in report.splitlines() if line.startswith(own)]
    # How many nodes there are is the program's; pauses and totals are not.
    return [line if line.startswith((" dict", "Node")) else re.sub(r"[\d,.]+", "#", line) for line in lines]


def test_the_page_shows_what_the_command_prints(tmp_path: Path) -> None:
    done = run("heap", blocks("heap.md", "python")[0], tmp_path / "chain.py", "--of=chain")
    assert done.stderr == ""
    assert shape(done.stdout) == shape(blocks("heap.md", "text")[0])


def test_an_exception_is_shown_and_the_report_comes_all_the_same(tmp_path: Path) -> None:
    done = run("heap", "kept = [1]\nraise ValueError('in the program')", tmp_path / "chain.py")
    assert "ValueError: in the program" in done.stderr
    assert "objects by type" in done.stdout


def test_a_heap_of_nothing_is_a_usage_error(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "minivm", "heap"], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "minivm: heap: no program given")
