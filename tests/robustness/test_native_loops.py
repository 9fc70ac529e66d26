"""Every native loop whose length the program chooses is ended by a budget, by a memory limit and by Ctrl-C.

A loop looks at these at least every 4096 ticks, and a tick is one step of it: the budget here is passed by no more.
No test measures time. A loop that does not stop hangs the test, which a guard of minutes ends.
"""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
from native_loops import EXPECTED_ERRORS, PRELUDE, Loop, loops

MINIVM = (sys.executable, "-m", "minivm", "run")
LIMIT = "--memory-limit=67108864"
BUDGET = "--instruction-budget=300000"
GUARD_SECONDS = 300

LOOPS = list(loops())


def named(loop: Loop) -> str:
    return loop.code


def last_line(stderr: str) -> str:
    return (stderr.strip().splitlines() or [""])[-1]


@pytest.mark.parametrize("loop", LOOPS, ids=named)
def test_a_budget_ends_it(loop: Loop) -> None:
    done = subprocess.run([*MINIVM, LIMIT, BUDGET, "-c", PRELUDE + loop.code], capture_output=True, text=True, timeout=GUARD_SECONDS)
    ended = last_line(done.stderr)
    assert done.returncode == 1, done.stderr
    assert ended == "RuntimeError: the instruction budget is used up" or ended.startswith(EXPECTED_ERRORS), ended


@pytest.mark.parametrize("loop", [loop for loop in LOOPS if loop.grows][::2], ids=named)
def test_a_memory_limit_ends_it_and_the_program_goes_on(loop: Loop) -> None:
    code = f"{PRELUDE}try: {loop.code}\nexcept (MemoryError, OverflowError): print('on', len([0] * 100000))"
    done = subprocess.run([*MINIVM, LIMIT, "-c", code], capture_output=True, text=True, timeout=GUARD_SECONDS)
    assert (done.returncode, done.stdout, done.stderr) == (0, "on 100000\n", "")


@pytest.mark.parametrize("loop", [loop for loop in LOOPS if not loop.grows][::3], ids=named)
def test_ctrl_c_ends_it(loop: Loop) -> None:
    code = f"{PRELUDE}import os; os.write(1, b'x'); {loop.code}"
    with subprocess.Popen([*MINIVM, LIMIT, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.read(1) == "x"
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=GUARD_SECONDS)
    assert last_line(stderr) == "KeyboardInterrupt" or last_line(stderr).startswith(EXPECTED_ERRORS)
