"""Run every differential program while the heap looks for mistakes.

    python tests/long/heap_stress.py                            books checked, freed memory poisoned
    python tests/long/heap_stress.py --failures 1000            the Nth allocation fails, sampled: so many runs each
    python tests/long/heap_stress.py -k memory --every 1        check the whole heap at every call and jump back

Each run must end as a Python program may: with a status, never by a signal, a panic or with objects left.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import precompiled

# Steps that a program gets while its heap is checked: walking it costs milliseconds.
STEPS = 200_000


def main() -> int:
    """The command. Its status is 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description="Differential programs with the heap under stress.")
    parser.add_argument("-k", metavar="WORDS", default="", help="only programs whose path contains this")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=200, help="check the heap at every Nth call or jump back")
    parser.add_argument("--failures", type=int, default=0, help="fail this many different allocations of each program")
    parser.add_argument("--release", action="store_true", help="of the optimised build")
    options = parser.parse_args()

    precompiled.build("--example", "run_pyc", *(["--release"] if options.release else []))
    binary = precompiled.ROOT / "target" / ("release" if options.release else "debug") / "examples" / "run_pyc"
    budget = f"--instruction-budget={STEPS}"

    def stressed(pyc: Path) -> str | None:
        checked = [f"--verify-heap={options.every}", "--poison=on"]
        harm = precompiled.run([str(binary), *checked, budget, str(pyc)]).harm
        # Two thirds of the failures are among the first allocations, the rest further and further apart.
        n = 0
        for i in range(options.failures):
            n += 1 if i * 3 < options.failures * 2 else max(1, n // 50)
            harm = harm or precompiled.run([str(binary), f"--fail-alloc={n}", budget, str(pyc)]).harm
            if harm is not None:
                return f"--fail-alloc={n}: {harm}"
        return harm

    with tempfile.TemporaryDirectory() as into:
        pycs = list(precompiled.compiled(Path(into), options.k))
        harmed = precompiled.harmed(pycs, stressed, options.jobs)
    runs = len(pycs) * (1 + options.failures)
    print(f"{len(pycs)} programs, {runs} runs, {harmed} programs with mistakes")
    return 1 if harmed or not pycs else 0


if __name__ == "__main__":
    raise SystemExit(main())
