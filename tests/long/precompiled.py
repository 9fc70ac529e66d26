"""The differential programs as .pyc files, run by a small Rust binary with no Python in the process."""

from __future__ import annotations

import os
import py_compile
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from differential import programs  # noqa: E402

# Exit statuses of crates/vmcore/examples/run_pyc.rs that are no program's.
INTERNAL_ERROR, OBJECTS_LEFT = 70, 71
TIMEOUT_SECONDS = 300.0
REFUSED = "WARNING: AddressSanitizer failed to allocate"
"""A refused allocation, which the program hears of as MemoryError, is the one word of a sanitizer that is no report."""


def compiled(into: Path, words: str = "") -> Iterator[Path]:
    """Compile every differential program that compiles and has these words in its path."""
    for program in programs():
        if words not in program.name:
            continue
        pyc = into / f"{program.name.replace('/', '.')}.pyc"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                py_compile.compile(str(program.path), cfile=str(pyc), doraise=True)
            except (py_compile.PyCompileError, UnicodeError):
                continue
        yield pyc


def build(*arguments: str, flags: str = "", toolchain: str = "") -> None:
    """Build examples of vmcore."""
    command = ["cargo", *([f"+{toolchain}"] if toolchain else []), "build", "--quiet", "-p", "vmcore", *arguments]
    environment = os.environ | ({"RUSTFLAGS": flags} if flags else {})
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


@dataclass(frozen=True)
class Run:
    """How a program ended. `status` is a signal's negative number, or None if the time ran out."""

    status: int | None
    stderr: str

    @property
    def harm(self) -> str | None:
        """What the virtual machine did wrong, if anything."""
        if self.status is None:
            return "no end"
        said = "\n".join(line for line in self.stderr.splitlines() if REFUSED not in line)
        if "AddressSanitizer" in said or "LeakSanitizer" in said:
            return said[said.index("Sanitizer") - 7 :][:2000]
        # A program may end by these statuses, but then does not say so.
        if self.status < 0 or "run_pyc: " in self.stderr or "panicked at" in self.stderr:
            return f"status {self.status}: {self.stderr[-1000:]}"
        return None


def run(command: Sequence[str], environment: dict[str, str] | None = None) -> Run:
    """Run a command with an empty standard input."""
    variables = {"PATH": os.environ.get("PATH", ""), "RUST_BACKTRACE": "0"} | (environment or {})
    try:
        ended = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, env=variables, timeout=TIMEOUT_SECONDS
        )
    except subprocess.TimeoutExpired:
        return Run(None, "")
    return Run(ended.returncode, ended.stderr.decode("utf-8", "replace"))


def harmed(items: Sequence[Path], harm: Callable[[Path], str | None], jobs: int) -> int:
    """Print what `harm` says of each program; the number of those that it says something of."""
    count = 0
    with ThreadPoolExecutor(jobs) as pool:
        for item, said in zip(items, pool.map(harm, items), strict=True):
            if said is not None:
                count += 1
                print(f"{item.stem}: {said}", flush=True)
    return count
