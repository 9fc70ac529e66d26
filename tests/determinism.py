"""Show that CPython itself gives one answer for each program, so that a difference can only be minivm's.

    python tests/determinism.py                           every program
    python tests/determinism.py --against /usr/bin/python3 PROGRAM...

Each program runs three times, each time in another working directory, with hash seeds 0, 1 and 2 unless its header
fixes one. With `--against`, another build of the same CPython version must give the same output too.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from differential import CPYTHON, Comparison, Interpreter, Program, programs


def disagreement(program: Program, others: Sequence[Interpreter]) -> Comparison | None:
    """The first run that differs from a first one under CPython, or that did not end."""
    seeds = [0, 1, 2] if program.hashseed is None else [program.hashseed] * 3
    first = CPYTHON.run(program, seeds[0])
    runs = [(CPYTHON, seed) for seed in seeds[1:]] + [(other, seeds[0]) for other in others]
    for interpreter, seed in runs:
        again = Comparison(program, interpreter, first, interpreter.run(program, seed))
        if not again.agrees:
            return again
    return None


def main(argv: Sequence[str] | None = None) -> int:
    """The command. Its status is 1 if any program gave two answers."""
    parser = argparse.ArgumentParser(description="Check that programs are deterministic under CPython.")
    parser.add_argument("program", nargs="*", type=Path, help="files to run; every program if none")
    parser.add_argument(
        "--against", action="append", default=[], metavar="PYTHON", help="another CPython to agree with"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(argv)
    chosen = [Program.read(path) for path in options.program] or programs()
    others = [Interpreter(python, (python,)) for python in options.against]
    unsteady = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for found in pool.map(lambda program: disagreement(program, others), chosen):
            if found is not None:
                unsteady += 1
                print(found.report(sys.stdout.isatty()), flush=True)
    print(f"{len(chosen) - unsteady} steady, {unsteady} not")
    return 1 if unsteady else 0


if __name__ == "__main__":
    sys.exit(main())
