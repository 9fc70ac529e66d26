"""Record how programs run, for the compiler to optimise releases by.

    python profile/record.py                                      needs llvm-profdata of the Rust compiler's LLVM
    python profile/record.py --llvm-profdata llvm-profdata-22     ... wherever it is

Builds minivm with counters in it, runs the differential programs and, for a fraction of a second each, the kernels and
the programs beside this file (which are here only to be recorded: written in other ways than the kernels, and small
idioms many times), and writes `rustc-VERSION.profdata`, which only that version of the compiler uses. To be run again
when the code has changed much: what has changed since is compiled without a profile.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = ROOT / "target" / "profile"
RAW = WORK / "raw"
PROGRAMS = ("language", "types", "builtins", "modules", "programs")
KERNEL_SCALE = "0.15"
TIMEOUT_SECONDS = 120

# The command line ends the process at once, by os._exit; counters are written when a process ends in good order.
RUN = """
import os, runpy, sys
os._exit = sys.exit
sys.path.insert(0, sys.argv[1])
sys.argv = ["minivm", "run", *sys.argv[2:]]
runpy.run_module("minivm", run_name="__main__", alter_sys=True)
"""


def build() -> Path:
    """Build minivm with counters, the way it is installed; the folder that its package is in."""
    package = WORK / "package"
    environment = dict(os.environ, MINIVM_PROFILE="record", CARGO_TARGET_DIR=str(WORK / "build"))
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(package), str(ROOT)]
    subprocess.run(command, env=environment, check=True)
    return package


def run(package: Path, program: Path, *arguments: str) -> None:
    """Run a program for what it executes; what it prints, and how it ends, is for the tests to judge."""
    folder = WORK / "cwd"
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-c", RUN, str(package), str(program), *arguments]
    try:
        subprocess.run(
            command,
            cwd=folder,
            env=dict(os.environ, LLVM_PROFILE_FILE=str(RAW / "%m.profraw")),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"given up: {program}", file=sys.stderr)
    finally:
        shutil.rmtree(folder)


def compiler_version() -> str:
    """The Rust compiler's version: `1.95.0`."""
    shown = subprocess.run(["rustc", "--version"], stdout=subprocess.PIPE, text=True, check=True)
    return shown.stdout.split()[1]


def main() -> None:
    """Record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--llvm-profdata", default="llvm-profdata", metavar="COMMAND")
    options = parser.parse_args()
    if shutil.which(options.llvm_profdata) is None:
        parser.error(f"there is no {options.llvm_profdata}: install LLVM's tools, of the version that rustc -Vv names")
    shutil.rmtree(WORK / "package", ignore_errors=True)
    shutil.rmtree(RAW, ignore_errors=True)
    package = build()
    for folder in (ROOT / "benches" / "kernels", HERE / "programs"):
        for program in sorted(folder.glob("*.py")):
            run(package, program, KERNEL_SCALE)
    for folder in PROGRAMS:
        for program in sorted((ROOT / "tests" / folder).rglob("[!_]*.py")):
            run(package, program)
    written = HERE / f"rustc-{compiler_version()}.profdata"
    command = [options.llvm_profdata, "merge", "--sparse", f"--output={written}", str(RAW)]
    subprocess.run(command, check=True)
    print(written)


if __name__ == "__main__":
    main()
