"""Fail exactly the Nth allocation of a program, for many N: each run gives a MemoryError or the right result.

    python tests/long/failing_allocations.py                     1000 numbers for each of 20 programs
    python tests/long/failing_allocations.py --numbers 20 -k set  fewer

The first two thirds of the numbers are the first allocations, the others further and further apart. Each run has a VM
of its own in this process, whose heap is verified on the way; when it is closed, no object may be left. Each
program has a process of its own, so that one that crashes is named.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from differential import Program  # noqa: E402

PROGRAMS = (
    "memory/deep_structures_are_freed_without_overflow",
    "memory/del_order_is_depth_first",
    "memory/gc_collect_answers_how_many",
    "memory/resurrection_in_del",
    "memory/weakref_callbacks_run_at_death",
    "memory/frames_keep_and_release_their_locals",
)
OF_FOLDERS = (
    "types/dict",
    "types/list",
    "types/set",
    "types/str",
    "types/int",
    "types/bytes",
    "types/exceptions",
    "types/functions",
    "modules/itertools",
    "modules/collections",
    "modules/json",
    "modules/re",
    "programs/algorithms",
    "programs/small",
    "programs/object_oriented",
)
STEPS = 100_000


def programs() -> list[Program]:
    """Those named, and the first of each folder."""
    paths = [ROOT / "tests" / f"{name}.py" for name in PROGRAMS]
    for folder in OF_FOLDERS:
        paths += sorted(p for p in (ROOT / "tests" / folder).glob("*.py") if not p.name.startswith("_"))[:1]
    return [Program.read(path) for path in paths if path.exists()]


def numbers(many: int) -> Iterator[int]:
    """Which allocations fail."""
    n = 0
    for i in range(many):
        n += 1 if i * 3 < many * 2 else max(1, n // 30)
        yield n


def run(program: Program, fail: int | None) -> tuple[str, str]:
    """What a run printed, and what is wrong with it."""
    from minivm import _minivm
    from minivm.errors import GuestError, InternalError
    from minivm.vm import VM

    options = {"verify-heap": "20000", "instruction-budget": str(STEPS), "poison": "on"}
    if fail is not None:
        options["fail-alloc"] = str(fail)
    try:
        vm = VM(
            argv=[str(program.path), *program.args],
            path=[str(program.path.parent), *sys.path],
            capture_output=True,
            options=options,
        )
        ended = ""
        try:
            vm.run_file(program.path)
        except GuestError as error:
            ended = error.type_name
        printed, said = vm.take_output()
        interpreter = vm._interpreter
        assert isinstance(interpreter, _minivm.Interpreter)
        left = interpreter.close()
        vm._interpreter = None
    except InternalError as error:
        return "", f"internal error: {error}"
    if left:
        return printed, f"{left} objects are left"
    return (printed, "") if "MemoryError" not in (ended + printed + said) else ("MemoryError", "")


def check(program: Program, many: int) -> list[str]:
    """What is wrong, a line each."""
    expected, wrong = run(program, None)
    found = [f"{program.name}: {wrong}"] if wrong else []
    for n in numbers(many):
        printed, wrong = run(program, n)
        if not wrong and printed not in ("MemoryError", expected):
            wrong = "neither a MemoryError nor the right result"
        if wrong:
            found.append(f"{program.name}: --fail-alloc={n}: {wrong}")
    return found


def main() -> int:
    """The command. Its status is 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-k", metavar="WORDS", default="", help="only programs whose path contains this")
    parser.add_argument("--numbers", type=int, default=1000, help="how many allocations fail, one a run")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        found = check(Program.read(Path(options.one)), options.numbers)
        print(*found, sep="\n")
        return 1 if found else 0
    chosen = [program for program in programs() if options.k in program.name]
    failed = 0
    for program in chosen:
        with tempfile.TemporaryDirectory() as folder:
            command = [
                sys.executable,
                str(Path(__file__).resolve()),
                "--one",
                str(program.path),
                "--numbers",
                str(options.numbers),
            ]
            done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        failed += done.returncode != 0
        print(f"{'ok' if done.returncode == 0 else 'WRONG':6} {program.name}", flush=True)
        if done.returncode:
            print(done.stdout.strip()[:4000] or f"ended with {done.returncode}: {done.stderr[-2000:]}", flush=True)
    print(f"{len(chosen)} programs, {len(chosen) * options.numbers} runs, {failed} programs with mistakes")
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    raise SystemExit(main())
