"""Run CPython's own test modules under minivm and name the tests that CPython passes and minivm does not.

    python tests/cpython.py test_int test_list      what fails, with the reason of each failure
    python tests/cpython.py -v test_int             with whole tracebacks
    python tests/cpython.py -k subclass test_int    only tests whose name contains "subclass"

Both sides run the same script: cpython_inside.py. A test that crashes or hangs costs a restart behind it.
The modules come from the host's library, so another host brings other tests. Modules of C made only for testing CPython
are empty on both sides: what asks them for something fails on both.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import selectors
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

CACHE = Path(__file__).resolve().parent.parent / ".pytest_cache" / "cpython"
INSIDE = str(Path(__file__).with_name("cpython_inside.py"))
TIMEOUT_SECONDS = 60.0
MINIVM = (sys.executable, "-m", "minivm", "run")
CPYTHON = (sys.executable,)

Outcomes = dict[str, tuple[str, str]]
"""By test: what became of it ("pass", "skip", "fail", "crash", "hang"), and why."""


def outcomes(command: Sequence[str], module: str, wanted: str) -> Outcomes:
    """Run a module with an interpreter, again behind every test that ends it."""
    found: Outcomes = {}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report")
        report.touch()
        while True:
            ending, said = one_run([*command, INSIDE, module, wanted, str(report)], report, folder)
            running = None
            for line in report.read_text(encoding="utf-8").splitlines():
                event, name, why = json.loads(line)
                if event == "start":
                    running = name
                elif event == "end":
                    return found
                else:
                    found[name] = (event, why)
                    running = None if running == name else running
            if running is None:  # it ended between tests: there is nothing to go on behind
                if found.get("(import)", ("pass", ""))[0] == "pass":
                    found["(end)"] = (ending, said)
                return found
            found[running] = (ending, said)
            with report.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps([ending, running, said]) + "\n")
            if running == "(import)":
                return found


def one_run(command: Sequence[str], report: Path, folder: str) -> tuple[str, str]:
    """Run until the end, or until the report stands still; "crash" or "hang", and the last words."""
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        with selectors.DefaultSelector() as ended:
            ended.register(os.pidfd_open(process.pid), selectors.EVENT_READ)
            ending, size = "crash", -1
            while not ended.select(TIMEOUT_SECONDS):
                if size == (size := report.stat().st_size):
                    ending = "hang"
                    process.kill()
                    break
            for key in list(ended.get_map().values()):
                os.close(key.fd)
        process.wait()
        log.seek(max(0, log.seek(0, os.SEEK_END) - 2000))
        return ending, f"status {process.returncode}\n{log.read().decode(errors='replace')}"


def expected(module: str) -> set[str]:
    """The tests that CPython passes here, remembered between runs."""
    script = hashlib.sha256(Path(INSIDE).read_bytes()).hexdigest()[:8]
    version = ".".join(map(str, sys.version_info[:3]))
    cache = CACHE / f"{module}-{version}-{script}.json"
    if not cache.exists():
        passed = [name for name, (outcome, _) in outcomes(CPYTHON, module, "").items() if outcome == "pass"]
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_text(json.dumps(passed), encoding="utf-8")
    return set(json.loads(cache.read_text(encoding="utf-8")))


def main() -> int:
    """The command. Its status is 1 if any test differs."""
    parser = argparse.ArgumentParser(description="Run CPython's own tests under minivm.")
    parser.add_argument("module", nargs="+", help="such as test_int")
    parser.add_argument("-k", default="", metavar="TEXT", help="only tests whose name contains it")
    parser.add_argument("-v", "--verbose", action="store_true", help="show whole tracebacks")
    options = parser.parse_args()
    status = 0
    for module in options.module:
        wanted = {name for name in expected(module) if options.k in name} - {"(import)"}
        found = outcomes(MINIVM, module, options.k)
        whole = {name: outcome for name, outcome in found.items() if name.startswith("(")}
        wrong = whole | {name: found.get(name, ("missing", "")) for name in sorted(wanted)}
        wrong = {name: outcome for name, outcome in wrong.items() if outcome[0] != "pass"}
        if wrong.get("(import)") is not None:
            wrong, found = whole, {}
        passed = sum(found.get(name) == ("pass", "") for name in wanted)
        print(f"{module}: {passed} of {len(wanted)}", flush=True)
        for name, (outcome, why) in wrong.items():
            status = 1
            reason = why if options.verbose else why.strip().rpartition("\n")[2][:200]
            print(f"  {outcome} {name}: {reason}", flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
