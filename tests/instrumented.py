"""Build minivm with a feature that the installed one has not, and say where it lies.

    PYTHONPATH=$(python tests/instrumented.py) python benches/dispatch.py -k fib

Counting costs time wherever something is counted, so the installed minivm has nothing of it. Each build is one of its
own beside the usual ones.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build(features: str = "instrument", profile: str = "dev") -> Path:
    """The folder to put on PYTHONPATH: a package `minivm` that counts, or whatever the features are for."""
    target = ROOT / "target" / features
    command = ["cargo", "build", "--quiet", "--locked", "-p", "minivm-pybind", "--profile", profile]
    command += ["--features", features, "--target-dir", str(target)]
    subprocess.run(command, cwd=ROOT, check=True)
    path = target / "path"
    package = path / "minivm"
    shutil.rmtree(package, ignore_errors=True)
    shutil.copytree(ROOT / "python" / "minivm", package, ignore=shutil.ignore_patterns("*.so", "__pycache__"))
    built = target / ("debug" if profile == "dev" else profile) / "lib_minivm.so"
    os.link(built, package / "_minivm.abi3.so")
    return path


if __name__ == "__main__":
    print(build())
