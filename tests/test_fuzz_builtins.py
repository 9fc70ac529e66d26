"""Random calls of builtins show the same under minivm as under CPython: a few fixed seeds of `fuzz_builtins.py`."""

from __future__ import annotations

import pytest
from differential import CPYTHON, minivm
from fuzz_builtins import Call, Maker, answers, differences


@pytest.mark.parametrize("seed", range(4))
def test_random_calls_agree(seed: int) -> None:
    calls = list(Maker(seed).calls(3000))
    found = [str(difference) for difference in differences(calls, minivm())]
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def test_a_seed_always_makes_the_same_calls() -> None:
    assert list(Maker(1).calls(100)) == list(Maker(1).calls(100))
    assert list(Maker(1).calls(100)) != list(Maker(2).calls(100))


def test_a_call_that_ends_the_run_is_named_and_the_rest_still_runs() -> None:
    calls = [Call("test", source) for source in ("1 + 1", "__import__('os')._exit(7)", "1 / 0")]
    assert answers(CPYTHON, calls) == ["int 2", "ended: status 7: ", "ZeroDivisionError: 'division by zero'"]
