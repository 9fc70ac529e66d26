"""List what no differential program reaches: CPython's opcodes, instructions of the register IR, and the methods,
attributes and functions declared in crates/vmcore; and what is called, but never with an error.

    python tests/coverage.py                every program, some minutes
    python tests/coverage.py -k generators  those whose path contains "generators"

An opcode is reached when a program calls code that has it, an instruction when it is executed, what is declared when it
is called. `coverage.toml` explains what is unreached for a reason. The rest is listed, and makes the status 1.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import opcode
import os
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import instrumented
from differential import TESTS, TIMEOUT_SECONDS, Program, environment, programs

CACHE = "CACHE"
"""No instruction but room behind one."""


@dataclass
class Reached:
    """What programs have reached, by name; what is there but unreached counts 0."""

    opcodes: Counter[str] = field(default_factory=lambda: Counter({name: 0 for name in opcode.opmap if name != CACHE}))
    instructions: Counter[str] = field(default_factory=Counter)
    natives: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, counted: dict[str, object]) -> None:
        """Add the counts of one run, as the virtual machine wrote them."""
        match counted:
            case {"opcodes": list(opcodes), "instructions": dict(instructions), "natives": dict(natives)}:
                self.opcodes.update(opcode.opname[number] for number in opcodes)
                self.instructions.update(instructions)
                self.natives.update({name: calls for name, (calls, _) in natives.items()})
                self.errors.update({name: raised for name, (_, raised) in natives.items()})
            case _:
                raise ValueError("not the counts of a run")

    def sections(self) -> dict[str, list[str]]:
        """The names in each section of the report that nothing has reached."""
        return {
            "opcodes": unreached(self.opcodes),
            "instructions": unreached(self.instructions),
            "natives": unreached(self.natives),
            "errors": [name for name in unreached(self.errors) if self.natives[name]],
        }


TITLES = {
    "opcodes": "opcodes in no code that is called",
    "instructions": "instructions never executed",
    "natives": "methods, attributes and functions never called",
    "errors": "called, but never with an error",
}


def unreached(counts: Counter[str]) -> list[str]:
    return sorted(name for name, count in counts.items() if not count)


def run(program: Program, path: Path) -> dict[str, object] | None:
    """Run a program and return what it counted, or None if it ended without writing that."""
    with tempfile.TemporaryDirectory(prefix="coverage-") as folder:
        counts = Path(folder, "counts.json")
        cwd = Path(folder, "cwd")
        cwd.mkdir()
        command = [sys.executable, "-m", "minivm", "run", f"--coverage={counts}", str(program.path), *program.args]
        env = environment(0) | dict(program.env) | {"PYTHONPATH": str(path)}
        try:
            subprocess.run(
                command, cwd=cwd, env=env, input=program.stdin.encode(), capture_output=True, timeout=TIMEOUT_SECONDS
            )
            written: dict[str, object] = json.loads(counts.read_text())
        except (subprocess.TimeoutExpired, OSError, ValueError):
            return None
        return written


def explanations() -> dict[str, list[str]]:
    """Patterns of names, by section, of what is unreached for a reason."""
    entries = tomllib.loads((TESTS / "coverage.toml").read_text()).get("unreached", [])
    found: dict[str, list[str]] = {section: [] for section in TITLES}
    for entry in entries:
        if not entry["reason"].strip():
            raise ValueError(f"no reason for {entry['names']}")
        found[entry["section"]] += entry["names"]
    return found


def report(reached: Reached, explained: dict[str, list[str]]) -> int:
    """Print what is unreached and unexplained, and return how much that is."""
    total = 0
    for section, names in reached.sections().items():
        patterns = explained[section]
        open_names = [name for name in names if not any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)]
        total += len(open_names)
        print(f"{TITLES[section]}: {len(open_names)} ({len(names) - len(open_names)} more are explained)")
        for name in open_names:
            print(f"  {name}")
    return total


def measure(chosen: Iterable[Program], path: Path, jobs: int) -> Reached:
    reached = Reached()
    with ThreadPoolExecutor(jobs) as pool:
        chosen = list(chosen)
        for program, counted in zip(chosen, pool.map(lambda program: run(program, path), chosen), strict=True):
            if counted is None:
                print(f"{program.name}: left no counts behind", file=sys.stderr)
            else:
                reached.add(counted)
    return reached


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="List what no differential program reaches.")
    parser.add_argument("-k", metavar="WORDS", action="append", default=[], help="only paths that contain this")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="programs at a time")
    options = parser.parse_args(argv)
    chosen = [program for program in programs() if all(words in program.name for words in options.k)]
    if not chosen:
        parser.error("no such program")
    reached = measure(chosen, instrumented.build(), options.jobs)
    if not reached.natives:
        print("no program left counts behind", file=sys.stderr)
        return 1
    return 1 if report(reached, explanations()) else 0


if __name__ == "__main__":
    sys.exit(main())
