"""Contend for the GIL with real threads under ThreadSanitizer.

    python tests/long/thread_sanitizer.py [--threads N] [--switches N]

Needs a nightly Rust toolchain (`rustup toolchain install nightly`). The lock is parking_lot's, which is compiled in;
std is not instrumented. First a data race that is put in on purpose must be reported: else the rest would say nothing.
"""

from __future__ import annotations

import argparse
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = "x86_64-unknown-linux-gnu"
FLAGS = "-Zsanitizer=thread -Cunsafe-allow-abi-mismatch=sanitizer"
REPORT = "ThreadSanitizer: data race"


def build() -> Path:
    """The example, instrumented."""
    folder = ROOT / "target" / "tsan"
    command = ["cargo", "+nightly", "build", "-q", "-p", "minivm-gil", "--example", "contend"]
    command += ["--target", TARGET, "--target-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"RUSTFLAGS": FLAGS}, check=True)
    return folder / TARGET / "debug" / "examples" / "contend"


def main() -> int:
    """The command. Its status is 1 if anything is reported."""
    parser = argparse.ArgumentParser(description="The GIL under ThreadSanitizer.")
    parser.add_argument("--threads", type=int, default=64)
    parser.add_argument("--switches", type=int, default=100_000)
    options = parser.parse_args()
    contend = build()

    planted = subprocess.run([contend, "4", "1000", "race"], capture_output=True, text=True)
    if REPORT not in planted.stderr:
        print(f"the planted race is not reported: status {planted.returncode}\n{planted.stderr}")
        return 1
    done = subprocess.run([contend, str(options.threads), str(options.switches)], capture_output=True, text=True)
    clean = done.returncode == 0 and "ThreadSanitizer" not in done.stderr
    print(
        f"a planted race is reported; {options.threads} threads, {done.stdout.strip()}: {'' if clean else 'not '}clean"
    )
    print(done.stderr, end="")
    return 0 if clean else 1


if __name__ == "__main__":
    raise SystemExit(main())
