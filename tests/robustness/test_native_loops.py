"""Native loops whose length the program chooses are ended by a budget, by a memory limit and by Ctrl-C: a share of
them. All: tests/long/native_loops.py. Nothing measures time: a loop that does not stop hangs, until a guard ends it.
"""

import pytest
from native_loops import Loop, ended_by_budget, ended_by_ctrl_c, ended_by_memory_limit, loops

LOOPS = list(loops())


def named(loop: Loop) -> str:
    return loop.code


@pytest.mark.parametrize("loop", LOOPS[::6], ids=named)
def test_a_budget_ends_it(loop: Loop) -> None:
    assert ended_by_budget(loop) is None


# Tables that cannot grow must not fill up: no search in a full one ends.
GROWING = [loop for loop in LOOPS if loop.grows]
TABLES = [loop for loop in GROWING if loop.code in ("set(range(1 << 62))", "dict.fromkeys(range(1 << 62))")]


@pytest.mark.parametrize("loop", TABLES + GROWING[::10], ids=named)
def test_a_memory_limit_ends_it_and_the_program_goes_on(loop: Loop) -> None:
    assert ended_by_memory_limit(loop) is None


@pytest.mark.parametrize("loop", [loop for loop in LOOPS if not loop.grows][::10], ids=named)
def test_ctrl_c_ends_it(loop: Loop) -> None:
    assert ended_by_ctrl_c(loop) is None
