"""The part of cpython.py that runs inside the interpreter under test: MODULE WANTED REPORT."""

from __future__ import annotations

import importlib
import json
import os
import sys
import traceback
import unittest
from collections import Counter
from collections.abc import Iterator
from types import ModuleType
from typing import Any

WITHHELD = ("_testcapi", "_testinternalcapi", "_testclinic", "_testbuffer", "_testimportmultiple", "_testmultiphase")


def inside(module: str, wanted: str, report: str) -> None:
    """Run a module's tests, those apart that stand in the report already, and append a line to it at each event."""
    with open(report, encoding="utf-8") as lines:
        done = {json.loads(line)[1] for line in lines}
    # A path of its own, by which no test's replacing of sys.stdout or of open is noticed.
    out = os.open(report, os.O_WRONLY | os.O_APPEND)

    def say(event: str, name: str, why: str = "") -> None:
        os.write(out, (json.dumps([event, name, why]) + "\n").encode())

    class Report(unittest.TestResult):
        def startTest(self, test: Any) -> None:
            super().startTest(test)
            self.verdict = ("pass", "")
            say("start", names[id(test)])

        def stopTest(self, test: Any) -> None:
            super().stopTest(test)
            say(self.verdict[0], names[id(test)], self.verdict[1])

        def addSkip(self, test: Any, reason: str) -> None:
            if id(test) in names:
                self.verdict = ("skip", reason)
            else:
                say("skip", str(test), reason)

        def addFailure(self, test: Any, error: Any) -> None:
            self.failed(test, error)

        def addError(self, test: Any, error: Any) -> None:
            self.failed(test, error)

        def addSubTest(self, test: Any, subtest: Any, error: Any) -> None:
            if error is not None:
                self.failed(test, error)

        def addExpectedFailure(self, test: Any, error: Any) -> None:
            pass

        def addUnexpectedSuccess(self, test: Any) -> None:
            self.verdict = ("fail", "an unexpected success")

        def failed(self, test: Any, error: Any) -> None:
            why = "".join(traceback.format_exception(*error))
            if id(test) in names:
                self.verdict = ("fail", why)
            else:
                say("fail", str(test), why)

    def each(suite: Any) -> Iterator[Any]:
        for part in suite:
            if isinstance(part, unittest.TestSuite):
                yield from each(part)
            else:
                yield part

    def pruned(suite: Any) -> Any:
        for index, part in enumerate(suite._tests):
            if isinstance(part, unittest.TestSuite):
                pruned(part)
            elif names[id(part)] in done or wanted not in names[id(part)]:
                suite._tests[index] = unittest.TestSuite()
        return suite

    for name in WITHHELD:
        sys.modules[name] = ModuleType(name)
    # What test.support asks before it lets tests of positions in code run.
    vars(sys.modules["_testinternalcapi"])["get_config"] = lambda: {"code_debug_ranges": 1}
    say("start", "(import)")
    try:
        suite = unittest.defaultTestLoader.loadTestsFromModule(importlib.import_module("test." + module))
    except BaseException:
        say("fail", "(import)", traceback.format_exc())
        return
    names: dict[int, str] = {}
    seen: Counter[str] = Counter()
    for test in each(suite):
        name = test.id().removeprefix(f"test.{module}.")
        names[id(test)] = name + "+" * seen[name]
        seen[name] += 1
    say("pass", "(import)")
    pruned(suite).run(Report())
    say("end", "(all)")


if __name__ == "__main__":
    inside(*sys.argv[1:4])
