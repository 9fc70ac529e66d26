"""Every program under tests/ shows the same under minivm as under CPython. One test each, named by its path."""

from __future__ import annotations

from concurrent.futures import Future

import pytest
from differential import Comparison, Program, programs


@pytest.mark.parametrize("program", programs(), ids=lambda program: program.name)
def test_program(program: Program, comparisons: dict[str, Future[Comparison]]) -> None:
    comparison = comparisons[program.name].result()
    if not comparison.agrees:
        pytest.fail(comparison.report(), pytrace=False)
