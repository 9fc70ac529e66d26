"""Run programs with CPython and with minivm and compare everything a user of them can see.

    python tests/differential.py tests/types/int/division_rounds_down.py   one program, its difference shown
    python tests/differential.py --all                                     every program
    python tests/differential.py --all -k generators --jobs 4              those whose path contains "generators"
    python tests/differential.py --all --vm-option=--specialise=never      minivm with an option of its own

Both sides get the same arguments, environment and standard input, each in an empty working directory. Standard
output, standard error and exit status must agree to the byte.

A program may say in comments before its first line of code what it is run with:

    # args: one "two words"        sys.argv[1:], split as a shell splits
    # stdin: a line                one line of standard input; repeat for more
    # env: NAME=value              an environment variable; repeat for more
    # hashseed: 0                  its output shows the order of a set of strings (read by determinism.py)

Names that start with an underscore are not programs: they are modules and packages that programs beside them import.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import os
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

TESTS = Path(__file__).resolve().parent
CACHE = TESTS.parent / ".pytest_cache" / "differential"
FOLDERS = ("language", "types", "builtins", "modules", "tracebacks", "memory", "programs")
TIMEOUT_SECONDS = 60.0

# What a shell starts in the background ignores Ctrl-C, and so would the programs: a handler here makes them begin with
# the default.
signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True)
class Program:
    """A program to run and what it is run with."""

    path: Path
    args: tuple[str, ...] = ()
    stdin: str = ""
    env: Mapping[str, str] = field(default_factory=dict)
    hashseed: int | None = None

    @property
    def name(self) -> str:
        """The path below tests/ without its suffix: a sentence."""
        path = self.path.relative_to(TESTS) if self.path.is_relative_to(TESTS) else self.path
        return str(path.with_suffix(""))

    @classmethod
    def read(cls, path: Path) -> Program:
        """Read the header comments of the file at `path`."""
        path = path.resolve()
        args: list[str] = []
        stdin: list[str] = []
        env: dict[str, str] = {}
        hashseed = None
        for line in path.read_bytes().decode("utf-8", "surrogateescape").splitlines():
            if not line.startswith("#"):
                break
            key, _, value = line.removeprefix("#").strip().partition(":")
            value = value.removeprefix(" ")
            if key == "args":
                args += shlex.split(value)
            elif key == "stdin":
                stdin.append(value + "\n")
            elif key == "env":
                variable, _, setting = value.partition("=")
                env[variable] = setting
            elif key == "hashseed":
                hashseed = int(value)
        return cls(path, tuple(args), "".join(stdin), env, hashseed)

    def digest(self) -> str:
        """A hash of the program, its path (tracebacks show it) and the modules beside it."""
        sha = hashlib.sha256()
        companions = (p for p in self.path.parent.glob("_*") if p.name != "__pycache__")
        for path in [self.path, *sorted(file for companion in companions for file in files_of(companion))]:
            sha.update(f"{path}\0".encode())
            sha.update(path.read_bytes())
        return sha.hexdigest()


def files_of(path: Path) -> Iterator[Path]:
    """The Python files at or below `path`."""
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from path.rglob("*.py")


def programs(folders: Iterable[str] = FOLDERS) -> list[Program]:
    """Every program in the given folders of tests/, by path."""
    return [
        Program.read(path)
        for folder in folders
        for path in sorted((TESTS / folder).rglob("*.py"))
        if not any(part.startswith("_") for part in path.relative_to(TESTS).parts)
    ]


@dataclass(frozen=True)
class Outcome:
    """What a run of a program shows. `status` is a signal's negative number, or None if the time ran out."""

    stdout: bytes
    stderr: bytes
    status: int | None

    def lines(self) -> list[str]:
        """All of it as text, in lines, for reading and diffing."""
        lines = []
        for stream, data in (("stdout", self.stdout), ("stderr", self.stderr)):
            text = data.decode("utf-8", "backslashreplace").split("\n")
            if text[-1] == "":
                del text[-1]
            elif data:
                text[-1] += "  (no newline at the end)"
            lines += [f"{stream}: {line}" for line in text]
        status = f"{self.status}" if self.status is not None else f"none: still running after {TIMEOUT_SECONDS:g} s"
        return [*lines, f"status: {status}"]


@dataclass(frozen=True)
class Interpreter:
    """A command that runs a Python file, without the file."""

    name: str
    command: tuple[str, ...]

    def run(self, program: Program, hashseed: int = 0, timeout: float = TIMEOUT_SECONDS) -> Outcome:
        """Run `program` in an empty working directory."""
        with tempfile.TemporaryDirectory(prefix="differential-") as cwd:
            command = [*self.command, str(program.path), *program.args]
            env = environment(hashseed) | dict(program.env)
            try:
                run = subprocess.run(
                    command, cwd=cwd, env=env, input=program.stdin.encode(), capture_output=True, timeout=timeout
                )
            except subprocess.TimeoutExpired as late:
                return Outcome(late.stdout or b"", late.stderr or b"", None)
        return Outcome(run.stdout, run.stderr, run.returncode)

    def run_once(self, program: Program) -> Outcome:
        """Like `run`, but remember the outcome as long as neither the program nor this interpreter changes.

        Meant for CPython, which does not change under a developer's hands.
        """
        key = hashlib.sha256(f"{self.command} {sys.version} {program.digest()}".encode()).hexdigest()
        file = CACHE / f"{key}.json"
        try:
            stored = json.loads(file.read_text())
            return Outcome(bytes.fromhex(stored["stdout"]), bytes.fromhex(stored["stderr"]), stored["status"])
        except (OSError, ValueError, KeyError):
            pass
        outcome = self.run(program)
        if outcome.status is not None:
            CACHE.mkdir(parents=True, exist_ok=True)
            entry = {"stdout": outcome.stdout.hex(), "stderr": outcome.stderr.hex(), "status": outcome.status}
            with tempfile.NamedTemporaryFile("w", dir=CACHE, delete=False) as out:
                json.dump(entry, out)
            os.replace(out.name, file)
        return outcome


def environment(hashseed: int) -> dict[str, str]:
    """The environment of every run: what finding the interpreter needs, and nothing that changes output."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LD_LIBRARY_PATH", "VIRTUAL_ENV") if name in os.environ}
    fixed = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": str(hashseed)}
    return kept | fixed


CPYTHON = Interpreter("CPython", (sys.executable,))


def minivm(options: Sequence[str] = ()) -> Interpreter:
    """minivm on this same host, with options for its `run` command."""
    return Interpreter("minivm", (sys.executable, "-m", "minivm", "run", *options))


@dataclass(frozen=True)
class Comparison:
    """The outcomes of one program under two interpreters."""

    program: Program
    ours: Interpreter
    expected: Outcome
    actual: Outcome

    @property
    def agrees(self) -> bool:
        """Whether both sides ended and showed the same."""
        return self.expected == self.actual and self.actual.status is not None

    def report(self, colour: bool = False) -> str:
        """The difference, readable: lines of CPython's alone start with -, lines of ours alone with +."""
        red, green, bold, dim, plain = ("\33[31m", "\33[32m", "\33[1m", "\33[2m", "\33[0m") if colour else ("",) * 5
        if self.agrees:
            return f"{green}same{plain}  {self.program.name}"
        shown = [f"{red}{bold}DIFFERENT{plain}  {bold}{self.program.name}{plain}"]
        shown.append(f"  {red}- CPython{plain}   {green}+ {self.ours.name}{plain}   {dim}{self.program.path}{plain}")
        styles = {"-": red, "+": green, "@": dim}
        diff = difflib.unified_diff(self.expected.lines(), self.actual.lines(), n=3, lineterm="")
        for number, line in enumerate(diff):
            if number >= 2:
                shown.append(f"  {styles.get(line[0], '')}{line}{plain}")
        if self.expected.status is None:
            shown.append("  CPython's time ran out")
        return "\n".join(shown)


def compare(program: Program, ours: Interpreter) -> Comparison:
    """Run `program` with CPython (or recall that run) and with `ours`."""
    return Comparison(program, ours, CPYTHON.run_once(program), ours.run(program))


def main(argv: Sequence[str] | None = None) -> int:
    """The command. Its status is 1 if any program differs."""
    parser = argparse.ArgumentParser(description="Compare minivm with CPython.")
    parser.add_argument("program", nargs="*", type=Path, help="files to run")
    parser.add_argument("--all", action="store_true", help="every program under tests/")
    parser.add_argument("-k", metavar="WORDS", action="append", default=[], help="only paths that contain this")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="programs at a time")
    parser.add_argument("--vm-option", action="append", default=[], help="an option for `minivm run`; repeatable")
    parser.add_argument("--quiet", action="store_true", help="name the programs that differ, without the differences")
    parser.add_argument("--colour", choices=("auto", "always", "never"), default="auto")
    options = parser.parse_args(argv)
    if options.all == bool(options.program):
        parser.error("name programs, or say --all")
    chosen = programs() if options.all else [Program.read(path) for path in options.program]
    chosen = [program for program in chosen if all(words in program.name for words in options.k)]
    colour = options.colour == "always" or (options.colour == "auto" and sys.stdout.isatty())

    ours = minivm(options.vm_option)
    different = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for comparison in pool.map(lambda program: compare(program, ours), chosen):
            different += not comparison.agrees
            if options.quiet and not comparison.agrees:
                print(comparison.program.name, flush=True)
            elif not options.quiet and (not comparison.agrees or not options.all):
                print(comparison.report(colour), flush=True)
    print(f"{len(chosen) - different} the same, {different} different")
    return 1 if different or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
