"""Run every differential program under AddressSanitizer, with freed cells of the guest's heap poisoned.

    python tests/long/address_sanitizer.py [-k WORDS] [--jobs N]

Needs a nightly Rust toolchain (`rustup toolchain install nightly`). First a use-after-free of a guest object, put into
an example on purpose, must be reported: else the rest would say nothing.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import precompiled

TARGET = "x86_64-unknown-linux-gnu"
FLAGS = "-Zsanitizer=address --cfg asan"
# Locals stay on the real stack, whose end is looked at to limit recursion.
# What asks for more memory than there is gets none, as without the sanitizer, and raises MemoryError.
OPTIONS = {"ASAN_OPTIONS": "detect_stack_use_after_return=0:allocator_may_return_null=1"}


def main() -> int:
    """The command. Its status is 1 if anything is reported."""
    parser = argparse.ArgumentParser(description="Differential programs under AddressSanitizer.")
    parser.add_argument("-k", metavar="WORDS", default="", help="only programs whose path contains this")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()

    folder = precompiled.ROOT / "target" / "asan"
    where = ("--target", TARGET, "--target-dir", str(folder))
    precompiled.build("--example", "run_pyc", "--example", "use_after_free", *where, flags=FLAGS, toolchain="nightly")
    examples = folder / TARGET / "debug" / "examples"

    planted = precompiled.run([str(examples / "use_after_free")], OPTIONS)
    if "AddressSanitizer: use-after-poison" not in planted.stderr:
        print(f"the planted use-after-free is not reported: status {planted.status}\n{planted.stderr}")
        return 1
    with tempfile.TemporaryDirectory() as into:
        pycs = list(precompiled.compiled(Path(into), options.k))
        harmed = precompiled.harmed(
            pycs, lambda pyc: precompiled.run([str(examples / "run_pyc"), str(pyc)], OPTIONS).harm, options.jobs
        )
    print(f"a planted use-after-free is reported; {len(pycs)} programs, {harmed} with reports")
    return 1 if harmed or not pycs else 0


if __name__ == "__main__":
    raise SystemExit(main())
