"""What starting minivm costs: `python -m minivm run empty.py` against `python -m emptypkg`, CPU time.

    python benches/startup.py --venv

`emptypkg` is a package whose `__init__` and `__main__` are empty: the least that any `python -m` does. The
two are run in turn; the medians are compared. With `--venv` both run in a fresh virtual environment, into
which minivm is installed first, so that nothing else which is installed weighs on them.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import measure
from measure import Interpreter

PROJECT = Path(__file__).parent.parent
WARM_UP_RUNS = 2  # writes the byte-code caches


def make_venv(folder: Path, python: str, install: str) -> str:
    """Make a virtual environment with minivm in it; return its python. Exits when a step fails."""
    venv_python = folder / "bin" / "python"
    for command in [
        [python, "-m", "venv", str(folder)],
        [str(venv_python), "-m", "pip", "install", "--quiet", install],
    ]:
        if subprocess.run(command).returncode != 0:
            sys.exit(f"failed: {' '.join(command)}")
    return str(venv_python)


def make_empty_programs(folder: Path) -> Path:
    package = folder / "emptypkg"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").touch()
    empty = folder / "empty.py"
    empty.touch()
    return empty


def main(argv: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--python", default="/usr/bin/python3", help="the host (default: /usr/bin/python3)")
    options.add_argument("--venv", action="store_true", help="measure in a fresh virtual environment of that host")
    options.add_argument(
        "--install",
        default=str(PROJECT),
        metavar="WHAT",
        help="what pip installs into the virtual environment: a wheel or a project (default: this project)",
    )
    options.add_argument("-n", "--repetitions", type=measure.positive_int, default=30, help="default: 30")
    options.add_argument("--limit", type=float, metavar="RATIO", help="exit with status 1 above this ratio")
    options.add_argument("--json", type=Path, metavar="FILE", help="write every sample to FILE as well")
    arguments = options.parse_args(argv)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = arguments.python
        if arguments.venv:
            python = make_venv(folder / "venv", python, arguments.install)
        programs = folder / "programs"
        programs.mkdir()
        empty = make_empty_programs(programs)
        package = Interpreter("emptypkg", (python, "-m", "emptypkg"))
        minivm = Interpreter("minivm", (python, "-m", "minivm", "run", str(empty)))
        commands = [package, minivm]

        for repetitions in (WARM_UP_RUNS, arguments.repetitions):
            samples = measure.interleave(commands, [], repetitions, cwd=programs)
            if measure.report_failures("starting up", samples):
                return 1

    times = {label: each.median_cpu for label, each in samples.items()}
    ratio = times["minivm"] / times["emptypkg"]
    for command in commands:
        peak = samples[command.label].median_peak / 2**20
        print(f"{times[command.label] * 1000:8.2f} ms {peak:6.1f} MiB  {' '.join(command.command)}")
    print(f"ratio {ratio:.3f}, medians of {arguments.repetitions} (user+sys CPU time)")
    if arguments.json:
        measure.write_json(
            arguments.json,
            commands=measure.interpreters_as_json(commands),
            samples=measure.samples_as_json(samples),
            ratio=ratio,
        )
    return 1 if arguments.limit is not None and ratio > arguments.limit else 0


if __name__ == "__main__":
    sys.exit(main())
