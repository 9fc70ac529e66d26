"""End every native loop of tests/robustness/native_loops.py in all three ways: budget, memory limit, Ctrl-C.

python tests/long/native_loops.py [-k WORDS] [--jobs N]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "robustness"))

from native_loops import Loop, ended_by_budget, ended_by_ctrl_c, ended_by_memory_limit, loops


def main() -> int:
    """The command. Its status is 1 if a loop is not ended as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-k", metavar="WORDS", default="", help="only loops whose code contains this")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    chosen = [loop for loop in loops() if options.k in loop.code]
    ways: list[tuple[Callable[[Loop], str | None], Loop]] = [(ended_by_budget, loop) for loop in chosen]
    ways += [(ended_by_memory_limit if loop.grows else ended_by_ctrl_c, loop) for loop in chosen]
    failed = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for (way, loop), wrong in zip(ways, pool.map(lambda pair: pair[0](pair[1]), ways), strict=True):
            if wrong is not None:
                failed += 1
                print(f"{way.__name__}: {loop.code}: {wrong}", flush=True)
    print(f"{len(chosen)} loops, {len(ways)} runs, {failed} not ended as they should be")
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    raise SystemExit(main())
