"""Many threads over shared objects, with the lock handed over at every call and jump back.

    python tests/long/thread_stress.py [--threads N] [--rounds N] [--seed N]

The program checks that nothing is lost (tests/robustness/thread_stress.py); how many switches were forced, the GIL's
own record says. A sample runs in CI: tests/robustness/test_threads_under_stress.py.
"""

from __future__ import annotations

import argparse
import threading
from pathlib import Path

import minivm
from minivm.gil import Gil

PROGRAM = Path(__file__).resolve().parents[1] / "robustness" / "thread_stress.py"


def stress(threads: int, rounds: int, seed: int) -> Gil:
    """Run the program; what the GIL did meanwhile. Raises GuestError if something was lost."""
    argv = [str(PROGRAM), str(threads), str(rounds), str(seed)]
    with minivm.VM(argv=argv, options={"record-gil": "on", "stress-threads": "1"}) as vm:
        vm.run_file(PROGRAM)
        return vm.gil()


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Threads over shared objects.")
    parser.add_argument("--threads", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    gil = stress(options.threads, options.rounds, options.seed)
    forced = sum(use.handed_over for use in gil.threads)
    assert threading.active_count() == 1
    print(f"{forced:,} switches forced, {sum(use.turns for use in gil.threads):,} turns, in {gil.lasted:.0f} s")


if __name__ == "__main__":
    main()
