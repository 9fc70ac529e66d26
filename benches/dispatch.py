"""Count the instructions that minivm dispatches, and the pairs that follow each other, per kernel.

    PYTHONPATH=$(python tests/instrumented.py) python benches/dispatch.py -k fib --top 15

minivm counts for itself, and writes what it counted where `--count-dispatch=FILE` says. Only a build made for it does.
"""

import argparse
import json
import shlex
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import measure
from compare import KERNELS
from measure import RunFailed

Counts = dict[str, dict[str, int]]


def count(vm: Sequence[str], kernel: Path, scale: float, timeout: float | None) -> Counts:
    """Run one kernel and return `{"instructions": {op: n}, "pairs": {"op1 op2": n}}`. Raises RunFailed."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "counts.json")
        measure.run([*vm, f"--count-dispatch={output}", str(kernel), str(scale)], timeout)
        try:
            counts: Counts = json.loads(output.read_text())
        except (OSError, ValueError) as error:
            raise RunFailed(f"left no counts behind: {error}") from error
        return counts


def print_top(heading: str, counts: dict[str, int], top: int) -> None:
    total = sum(counts.values())
    print(f"  {heading}: {total:,} dispatched, {len(counts)} different")
    for name, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:top]:
        print(f"    {n:>15,} {n / total:>6.1%}  {name}")


def main(argv: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "--vm",
        type=shlex.split,
        default=["python", "-m", "minivm", "run"],
        metavar="COMMAND",
        help="how to run minivm",
    )
    options.add_argument("-k", dest="filter", default="", metavar="TEXT", help="only kernels whose name contains TEXT")
    options.add_argument("--top", type=measure.positive_int, default=10, help="how many to show (default: 10)")
    options.add_argument("--scale", type=float, default=0.1, help="multiply the work of each kernel (default: 0.1)")
    options.add_argument("--timeout", type=float, metavar="SECONDS", help="give a kernel up after this much time")
    options.add_argument("--json", type=Path, metavar="FILE", help="write all counts, by kernel, to FILE as well")
    arguments = options.parse_args(argv)

    results: dict[str, Counts] = {}
    failed = False
    for kernel in measure.chosen_programs(options, KERNELS, arguments.filter):
        try:
            counts = count(arguments.vm, kernel, arguments.scale, arguments.timeout)
        except RunFailed as failure:
            failed = True
            print(f"{kernel.stem}: minivm {failure}", file=sys.stderr, flush=True)
            continue
        results[kernel.stem] = counts
        print(kernel.stem)
        print_top("instructions", counts["instructions"], arguments.top)
        print_top("pairs", counts["pairs"], arguments.top)
    if arguments.json:
        measure.write_json(arguments.json, scale=arguments.scale, kernels=results)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
