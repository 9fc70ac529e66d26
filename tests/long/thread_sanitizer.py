"""Contend for the GIL with real threads under ThreadSanitizer: the lock by itself, then the whole virtual machine.

    python tests/long/thread_sanitizer.py [--threads N] [--switches N] [--rounds N]

Needs a nightly Rust toolchain (`rustup toolchain install nightly`). The lock is parking_lot's, which is compiled in;
std is not instrumented. First data races that are put in on purpose must be reported: else the rest would say nothing.
"""

from __future__ import annotations

import argparse
import os
import py_compile
import subprocess
import tempfile
from pathlib import Path

import precompiled
from thread_stress import PROGRAM

from minivm.gil import Gil

TARGET = "x86_64-unknown-linux-gnu"
FLAGS = "-Zsanitizer=thread --cfg tsan -Cunsafe-allow-abi-mismatch=sanitizer"
REPORT = "ThreadSanitizer: data race"
FOLDER = precompiled.ROOT / "target" / "tsan"
EXAMPLES = FOLDER / TARGET / "debug" / "examples"
WHERE = ("--target", TARGET, "--target-dir", str(FOLDER))


def is_planted_race_reported(*command: str | Path) -> bool:
    """Run what has a data race in it; say so if nothing is reported."""
    done = subprocess.run(command, capture_output=True, text=True)
    if REPORT in done.stderr:
        return True
    print(f"the planted race is not reported: status {done.returncode}\n{done.stderr}")
    return False


def is_clean(what: str, done: subprocess.CompletedProcess[str]) -> bool:
    """Whether a run ended well and nothing is reported; say which."""
    clean = done.returncode == 0 and "ThreadSanitizer" not in done.stderr
    print(f"a planted race is reported; {what}: {'' if clean else 'not '}clean\n{done.stderr}", end="", flush=True)
    return clean


def lock(threads: int, switches: int) -> bool:
    """The lock, and a number that it guards."""
    command = ["cargo", "+nightly", "build", "-q", "-p", "minivm-gil", "--example", "contend", *WHERE]
    subprocess.run(command, cwd=precompiled.ROOT, env=os.environ | {"RUSTFLAGS": FLAGS}, check=True)
    contend = EXAMPLES / "contend"
    if not is_planted_race_reported(contend, "4", "1000", "race"):
        return False
    done = subprocess.run([contend, str(threads), str(switches)], capture_output=True, text=True)
    return is_clean(f"{threads} threads, {done.stdout.strip()}", done)


def machine(threads: int, rounds: int) -> bool:
    """Threads over shared objects (tests/robustness/thread_stress.py), switched at every step."""
    precompiled.build("--example", "run_pyc", "--example", "data_race", *WHERE, flags=FLAGS, toolchain="nightly")
    if not is_planted_race_reported(EXAMPLES / "data_race"):
        return False
    with tempfile.TemporaryDirectory() as folder:
        pyc = Path(folder, "thread_stress.pyc")
        py_compile.compile(str(PROGRAM), cfile=str(pyc), doraise=True)
        command = [str(EXAMPLES / "run_pyc"), "--stress-threads=1", "--record-gil=on"]
        command += [str(pyc), str(threads), str(rounds), "5"]
        done = subprocess.run(command, capture_output=True, text=True)
        record = Path(f"{pyc}.gil")
        gil = Gil.read(record.read_bytes()) if record.exists() else None
    forced = sum(use.handed_over for use in gil.threads) if gil else 0
    return is_clean(f"{done.stdout.strip()}, {forced:,} switches forced", done)


def main() -> int:
    """The command. Its status is 1 if anything is reported."""
    parser = argparse.ArgumentParser(description="The GIL under ThreadSanitizer.")
    parser.add_argument("--threads", type=int, default=64)
    parser.add_argument("--switches", type=int, default=100_000, help="of the lock by itself")
    parser.add_argument("--rounds", type=int, default=200, help="of each thread in the virtual machine")
    options = parser.parse_args()
    clean = lock(options.threads, options.switches)
    return 0 if machine(options.threads, options.rounds) and clean else 1


if __name__ == "__main__":
    raise SystemExit(main())
