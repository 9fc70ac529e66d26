"""What do the uncontended GIL and the looks at the eval breaker cost, in instructions?

    python benches/lock_cost.py [-k TEXT] [--scale S] [--profile dev]

Each kernel is counted by Callgrind (it must be installed) under two builds of minivm, which are made first: as it is,
and with both compiled out. An empty program's instructions are taken off. The collector, which runs behind the eval
breaker, is off in both.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import geometric_mean

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import instrumented  # noqa: E402
import measure  # noqa: E402
from compare import KERNELS  # noqa: E402

PREFIX = "import gc; gc.disable()\n"


def instructions(package: Path, source: str, scale: float) -> int:
    """How many a program takes under the build that lies there."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "program.py")
        program.write_text(PREFIX + source)
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out"]
        command += [sys.executable, "-m", "minivm", "run", str(program), str(scale)]
        environment = os.environ | {"PYTHONPATH": str(package), "PYTHONHASHSEED": "0"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    collected = re.search(r"Collected : (\d+)", done.stderr)
    if collected is None:
        raise ValueError(f"callgrind says nothing: {done.stderr}")
    return int(collected[1])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-k", dest="filter", default="", metavar="TEXT", help="only kernels whose name contains TEXT")
    parser.add_argument("--scale", type=float, default=0.02, help="multiply each kernel's work (default: %(default)s)")
    parser.add_argument("--profile", default="release", help="Cargo's (default: %(default)s)")
    options = parser.parse_args()
    builds = [instrumented.build(features, options.profile) for features in ("", "single-threaded")]
    empty = [instructions(build, "", options.scale) for build in builds]
    ratios = []
    print(f"{'':<22} {'instructions':>15} {'without':>15} {'cost':>8}")
    for kernel in measure.chosen_programs(parser, KERNELS, options.filter):
        source = kernel.read_text()
        counts = [instructions(build, source, options.scale) for build in builds]
        as_is, without = (count - nothing for count, nothing in zip(counts, empty, strict=True))
        ratios.append(as_is / without)
        print(f"{kernel.stem:<22} {as_is:>15,} {without:>15,} {as_is / without - 1:>8.2%}", flush=True)
    print(f"{'geometric mean':<22} {'':>15} {'':>15} {geometric_mean(ratios) - 1:>8.2%}, at most {max(ratios) - 1:.2%}")


if __name__ == "__main__":
    main()
