"""Build minivm with counting compiled in, and say where it lies.

    PYTHONPATH=$(python tests/instrumented.py) python benches/dispatch.py -k fib

Counting costs time wherever something is counted, so the installed minivm has nothing of it. The build is one of its
own beside the usual ones.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "target" / "instrumented"


def build() -> Path:
    """The folder to put on PYTHONPATH: a package `minivm` that counts."""
    command = ["cargo", "build", "--quiet", "--locked", "-p", "minivm-pybind", "--features", "instrument"]
    subprocess.run([*command, "--target-dir", str(TARGET)], cwd=ROOT, check=True)
    path = TARGET / "path"
    package = path / "minivm"
    shutil.rmtree(package, ignore_errors=True)
    shutil.copytree(ROOT / "python" / "minivm", package, ignore=shutil.ignore_patterns("*.so", "__pycache__"))
    os.link(TARGET / "debug" / "lib_minivm.so", package / "_minivm.abi3.so")
    return path


if __name__ == "__main__":
    print(build())
