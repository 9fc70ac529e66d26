"""A share of what tests/long/thread_stress.py does."""

from __future__ import annotations

import importlib.util
from pathlib import Path

LONG = Path(__file__).parents[1] / "long" / "thread_stress.py"


def test_nothing_is_lost_between_threads() -> None:
    spec = importlib.util.spec_from_file_location("thread_stress", LONG)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    gil = module.stress(threads=8, rounds=500, seed=5)
    assert sum(use.handed_over for use in gil.threads) > 4000
