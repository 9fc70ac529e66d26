"""pytest for the Python side: what the differential tests need from the command line and from the installation."""

from __future__ import annotations

import importlib.util
import os
import shlex
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from differential import FOLDERS, Comparison, Program, compare, minivm

# What is in these folders is run by the interpreters under test, never imported by pytest.
collect_ignore_glob = [f"{folder}/*" for folder in (*FOLDERS, "divergences")]


PENDING = Path(__file__).with_name("pending.txt")
"""Tests of what is not as CPython's yet, one a line. Each must fail: one that passes is to be taken off."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--vm-options",
        default=os.environ.get("MINIVM_TEST_OPTIONS", ""),
        help="options for `minivm run` in differential tests, e.g. '--specialise=never' (or set MINIVM_TEST_OPTIONS)",
    )
    parser.addoption("--rewrite-pending", action="store_true", help="make tests/pending.txt the list of what fails")
    parser.addoption("--every", type=int, default=1, metavar="N", help="only every Nth differential program")
    parser.addoption("--jobs", type=int, default=os.cpu_count() or 1, help="differential programs at a time")


def program_of(item: pytest.Item) -> Program | None:
    """The program that a differential test runs."""
    callspec = getattr(item, "callspec", None)
    program = callspec.params.get("program") if callspec else None
    return program if isinstance(program, Program) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.every > 1:
        chosen = set([item for item in items if program_of(item)][:: config.option.every])
        items[:] = [item for item in items if item in chosen or not program_of(item)]
    if config.option.rewrite_pending:
        return
    pending = set(PENDING.read_text().split("\n")) - {""}
    for item in items:
        if item.nodeid in pending:
            item.add_marker(pytest.mark.xfail(reason="pending", strict=True))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.option.rewrite_pending:
        reports = terminalreporter.stats.get("failed", []) + terminalreporter.stats.get("error", [])
        PENDING.write_text("".join(f"{name}\n" for name in sorted({report.nodeid for report in reports})))


def pytest_collection_finish(session: pytest.Session) -> None:
    needs_minivm = any("vm_options" in getattr(item, "fixturenames", ()) for item in session.items)
    if needs_minivm and not session.config.option.collectonly and importlib.util.find_spec("minivm") is None:
        pytest.exit(
            f"minivm is not installed for {sys.executable} (`pip install .` in the project's folder), "
            "or leave the differential tests out.",
            returncode=pytest.ExitCode.USAGE_ERROR,
        )


@pytest.fixture(scope="session")
def vm_options(request: pytest.FixtureRequest) -> list[str]:
    """The options that minivm runs with in this session."""
    return shlex.split(request.config.getoption("--vm-options"))


@pytest.fixture(scope="session")
def comparisons(request: pytest.FixtureRequest, vm_options: list[str]) -> Iterator[dict[str, Future[Comparison]]]:
    """The comparison of every selected program, under way in the background, by the program's name."""
    ours = minivm(vm_options)
    pool = ThreadPoolExecutor(request.config.getoption("--jobs"))
    selected = map(program_of, request.session.items)
    wanted = {program.name: program for program in selected if program}
    yield {name: pool.submit(compare, program, ours) for name, program in wanted.items()}
    pool.shutdown(cancel_futures=True)
