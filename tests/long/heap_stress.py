"""Run every differential program, and every kernel at a small scale, while the heap looks for mistakes.

    python tests/long/heap_stress.py                                  every mode of MODES
    python tests/long/heap_stress.py --mode collect -k memory         one mode, programs whose path contains this
    python tests/long/heap_stress.py --mode="--verify-heap=1"         options of one's own

Each run must do what the same program does without stress, to the byte, and leave no object behind. Failing
allocations: failing_allocations.py.
"""

from __future__ import annotations

import argparse
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from differential import Outcome, Program, minivm, programs  # noqa: E402

# Nothing is looked at on the way, but at the end no object may be left.
AT_CLOSE = f"--verify-heap={1 << 62}"
MODES = {
    "plain": (AT_CLOSE,),
    "verify": ("--verify-heap=10007", "--poison=on"),
    "collect": ("--stress-gc=211", AT_CLOSE),
    "collect-and-verify": ("--stress-gc=1009", "--verify-heap=20011", "--poison=on"),
    "unspecialised": ("--specialise=never", AT_CLOSE),
}
KERNEL_SCALE = "0.01"
TIMEOUT_SECONDS = 600.0
INTERNAL_ERROR = 70
# What an uncaught KeyboardInterrupt ends with is no crash.
INTERRUPTED = -signal.SIGINT


def chosen(words: str) -> list[Program]:
    """Differential programs and kernels that have these words in their path."""
    kernels = [Program(path, (KERNEL_SCALE,)) for path in sorted((ROOT / "benches" / "kernels").glob("*.py"))]
    return [program for program in [*programs(), *kernels] if words in program.name]


def sees_collections(program: Program) -> bool:
    """Whether it asks the collector what it did, which depends on when it ran."""
    source = program.path.read_bytes()
    return b"import gc" in source or b"weakref" in source


def wrong(program: Program, plain: Outcome, options: tuple[str, ...]) -> str | None:
    """What a run with these options does wrong."""
    stressed = minivm(options).run(program, timeout=TIMEOUT_SECONDS)
    if stressed.status is None:
        return "no end"
    if stressed.status == INTERNAL_ERROR or (stressed.status < 0 and stressed.status != INTERRUPTED):
        return f"status {stressed.status}: {stressed.stderr.decode(errors='replace')[-1000:]}"
    collecting = any(option.startswith("--stress-gc") for option in options)
    if stressed != plain and not (collecting and sees_collections(program)):
        lines = plain.lines()
        first = next((line for line in stressed.lines() if line not in lines), "fewer lines")
        return f"not as without stress: {first}"
    return None


def main() -> int:
    """The command. Its status is 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-k", metavar="WORDS", default="", help="only programs whose path contains this")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--mode", action="append", help=f"{', '.join(MODES)}, or options in one word; repeatable")
    options = parser.parse_args()
    modes = {mode: MODES.get(mode, tuple(mode.split())) for mode in options.mode or MODES}
    items = chosen(options.k)

    def check(program: Program) -> list[str]:
        plain = minivm().run(program, timeout=TIMEOUT_SECONDS)
        found = {mode: wrong(program, plain, given) for mode, given in modes.items()}
        return [f"{program.name}: {mode}: {said}" for mode, said in found.items() if said is not None]

    failed = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for said in pool.map(check, items):
            failed += len(said)
            for line in said:
                print(line, flush=True)
    print(f"{len(items)} programs, {len(items) * len(modes)} runs, {failed} with mistakes")
    return 1 if failed or not items else 0


if __name__ == "__main__":
    raise SystemExit(main())
