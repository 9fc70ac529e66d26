"""Interpreters share nothing that changes: no state of a whole process in what they are made of."""

from __future__ import annotations

import re
from pathlib import Path

CRATES = Path(__file__).resolve().parent.parent / "crates"
DECLARED = re.compile(r"^\s*(?:pub(?:\([^)]*\))?\s+)?static\s+(?:mut\s+)?\w+\s*:[^=;]*", re.MULTILINE)
MUTABLE = re.compile(r"static\s+mut\b|\b(?:Atomic\w+|Cell|RefCell|UnsafeCell|Mutex|RwLock|OnceLock|OnceCell|Lazy\w*)\b")

ALLOWED = {
    # What a signal does is the process's, and so is which have arrived.
    "vmcore/src/runtime/platform/signals.rs": 5,
    # Tables of Unicode names, made at the first use and never changed.
    "text/src/unicode/names.rs": 2,
    # What a thread holds, for an assertion of debug builds: a `thread_local!`.
    "vmcore/src/runtime/lock_order.rs": 1,
    # Where a thread's stack ends, which the system was asked once: a `thread_local!`.
    "vmcore/src/runtime/platform.rs": 1,
}
"""How many statics that change stand in which file."""


def test_statics_that_change_stand_only_where_they_must() -> None:
    found = {}
    for path in sorted(CRATES.glob("*/src/**/*.rs")):
        source = path.read_text()
        mutable = [declared for declared in DECLARED.findall(source) if MUTABLE.search(declared)]
        if mutable:
            found[str(path.relative_to(CRATES))] = len(mutable)
    assert found == ALLOWED


def test_nothing_else_is_local_to_a_thread() -> None:
    found = {path for path in CRATES.glob("*/src/**/*.rs") if "thread_local!" in path.read_text()}
    assert {str(path.relative_to(CRATES)) for path in found} == {
        "vmcore/src/runtime/lock_order.rs",
        "vmcore/src/runtime/platform.rs",
    }
