"""What the commands here share: interpreters named on the command line, and measured runs of them."""

import argparse
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

LAUNCHER = Path(__file__).with_name("launch.py")
STDERR_LINES_SHOWN = 20


class RunFailed(Exception):
    """A measured command did not exit with status 0; the message shows its standard error."""


@dataclass(frozen=True)
class Sample:
    """One run: user+sys CPU seconds and peak resident memory in bytes."""

    cpu: float
    peak: int


@dataclass
class Samples:
    """Every successful run of one program by one interpreter, in the order they ran."""

    cpu: list[float] = field(default_factory=list)
    peak: list[int] = field(default_factory=list)
    error: str | None = None

    def add(self, sample: Sample) -> None:
        self.cpu.append(sample.cpu)
        self.peak.append(sample.peak)

    @property
    def ok(self) -> bool:
        return self.error is None and bool(self.cpu)

    @property
    def median_cpu(self) -> float:
        return median(self.cpu)

    @property
    def median_peak(self) -> float:
        return median(self.peak)

    def as_json(self) -> dict[str, object]:
        return {"cpu_seconds": self.cpu, "peak_bytes": self.peak, "error": self.error}


@dataclass(frozen=True)
class Interpreter:
    """A command that runs a Python file: the file and its arguments are appended to it."""

    label: str
    command: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> "Interpreter":
        """Read `COMMAND` or `LABEL=COMMAND`; without a label, the command's own words name it."""
        match = re.match(r"([\w.+-]+)=(.+)", text)
        label, command = match.groups() if match else ("", text)
        words = tuple(shlex.split(command))
        if not words:
            raise argparse.ArgumentTypeError("the command is empty")
        return cls(label or default_label(words), words)


def default_label(words: Sequence[str]) -> str:
    """`python -m minivm run` is called minivm, `/usr/bin/python3` python3."""
    if "-m" in words[:-1]:
        return words[words.index("-m") + 1]
    return Path(words[0]).name


def run(command: Sequence[str], timeout: float | None = None, cwd: Path | None = None) -> Sample:
    """Run a command, its standard output discarded, and return what it used.

    Raises RunFailed when it cannot be started, fails, or takes longer than `timeout` wall-clock seconds.
    """
    read_end, write_end = os.pipe()
    with tempfile.TemporaryFile() as stderr, os.fdopen(read_end) as report:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(LAUNCHER), str(write_end), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            pass_fds=[write_end],
            cwd=cwd,
            start_new_session=True,
        )
        os.close(write_end)
        timed_out = False
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            timed_out = True
        finally:
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        words = report.read().split()
        stderr.seek(0)
        said = stderr.read().decode(errors="replace")
    if timed_out:
        raise RunFailed(describe(f"took longer than {timeout:g} s", said))
    if not words:
        raise RunFailed(describe("could not be started", said))
    status = int(words[0])
    if status < 0:
        raise RunFailed(describe(f"was ended by {signal.Signals(-status).name}", said))
    if status > 0:
        raise RunFailed(describe(f"ended with exit status {status}", said))
    return Sample(float(words[1]), int(words[2]))


def describe(what: str, stderr: str) -> str:
    lines = stderr.splitlines()
    if not lines:
        return f"{what}, and wrote nothing to standard error"
    shown = lines[-STDERR_LINES_SHOWN:]
    cut = ["..."] if len(lines) > len(shown) else []
    return "\n    ".join([f"{what}:", *cut, *shown])


def interleave(
    interpreters: Sequence[Interpreter],
    arguments: Sequence[str],
    repetitions: int,
    timeout: float | None = None,
    cwd: Path | None = None,
) -> dict[str, Samples]:
    """Run each interpreter on a file and its arguments, in turn: A, B, A, B...

    What slows the machine down for a while then slows all of them alike. An interpreter that fails is not run
    again; the others go on.
    """
    samples = {interpreter.label: Samples() for interpreter in interpreters}
    for _ in range(repetitions):
        for interpreter in interpreters:
            collected = samples[interpreter.label]
            if collected.error is not None:
                continue
            try:
                collected.add(run([*interpreter.command, *arguments], timeout, cwd))
            except RunFailed as failure:
                collected.error = str(failure)
    return samples


def report_failures(program: str, samples: dict[str, Samples]) -> bool:
    """Show on standard error which interpreters failed on a program; say whether any did."""
    failed = False
    for label, collected in samples.items():
        if collected.error is not None:
            failed = True
            print(f"{program}: {label} {collected.error}", file=sys.stderr, flush=True)
    return failed


def measure_empty(
    interpreters: Sequence[Interpreter], repetitions: int
) -> tuple[list[Interpreter], dict[str, Samples]]:
    """Measure an empty file: what starting up costs.

    Returns the interpreters that could run it, with their samples; exits when the baseline could not.
    """
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty.py")
        empty.touch()
        samples = interleave(interpreters, [str(empty)], repetitions)
    report_failures("an empty file", samples)
    working = [each for each in interpreters if samples[each.label].ok]
    if interpreters[0] not in working:
        sys.exit(1)
    return working, {each.label: samples[each.label] for each in working}


def positive_int(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def argument_parser(description: str | None, repetitions: int) -> argparse.ArgumentParser:
    """What every command that compares interpreters can be told; it may add options of its own."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--baseline",
        type=Interpreter.parse,
        default=Interpreter.parse("/usr/bin/python3"),
        metavar="[LABEL=]COMMAND",
        help="the interpreter that the others are held against (default: /usr/bin/python3)",
    )
    parser.add_argument(
        "--subject",
        type=Interpreter.parse,
        action="append",
        metavar="[LABEL=]COMMAND",
        help='an interpreter to measure, may be repeated (default: "python -m minivm run")',
    )
    parser.add_argument("-k", dest="filter", default="", metavar="TEXT", help="only programs whose name contains TEXT")
    parser.add_argument(
        "-n",
        "--repetitions",
        type=positive_int,
        default=repetitions,
        help=f"runs of each program by each interpreter (default: {repetitions})",
    )
    parser.add_argument(
        "--scale",
        type=float,
        default=1.0,
        help="multiply the work of each program (default: 1.0, a second or more)",
    )
    parser.add_argument(
        "--timeout", type=float, metavar="SECONDS", help="give a run up after this much wall-clock time"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every sample to FILE as well")
    return parser


def chosen_interpreters(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> list[Interpreter]:
    """The baseline, then the subjects, each shown with its command. Labels must differ, or the table could not be
    read."""
    subjects = arguments.subject or [Interpreter.parse("python -m minivm run")]
    interpreters = [arguments.baseline, *subjects]
    labels = [each.label for each in interpreters]
    if len(set(labels)) < len(labels):
        parser.error(f"two interpreters have the same label ({', '.join(labels)}): name them with LABEL=COMMAND")
    for each in interpreters:
        print(f"{each.label}: {' '.join(each.command)}")
    return interpreters


def chosen_programs(parser: argparse.ArgumentParser, folder: Path, text: str) -> list[Path]:
    programs = sorted(path for path in folder.glob("*.py") if text in path.stem)
    if not programs:
        parser.error(f"no program in {folder} has a name containing {text!r}")
    return programs


def measure_programs(
    interpreters: Sequence[Interpreter], programs: Sequence[Path], arguments: argparse.Namespace
) -> Iterator[tuple[str, dict[str, Samples]]]:
    """Measure programs, each by every interpreter, and yield the name and samples of each when it is done."""
    for program in programs:
        work = [str(program), str(arguments.scale)]
        samples = interleave(interpreters, work, arguments.repetitions, arguments.timeout)
        report_failures(program.stem, samples)
        yield program.stem, samples


def any_failed(results: dict[str, dict[str, Samples]]) -> bool:
    return not all(each.ok for samples in results.values() for each in samples.values())


def write_json(path: Path, **document: object) -> None:
    path.write_text(json.dumps(document, indent=1) + "\n")


def interpreters_as_json(interpreters: Sequence[Interpreter]) -> list[dict[str, object]]:
    return [{"label": each.label, "command": list(each.command)} for each in interpreters]


def results_as_json(results: dict[str, dict[str, Samples]]) -> dict[str, dict[str, object]]:
    return {name: samples_as_json(samples) for name, samples in results.items()}


def samples_as_json(samples: dict[str, Samples]) -> dict[str, object]:
    return {label: each.as_json() for label, each in samples.items()}
