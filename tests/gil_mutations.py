"""Take each line of the GIL's protocol out in turn, and show that its model tests notice.

    python tests/gil_mutations.py

The tests are those of crates/gil, run on a copy of that crate; it takes a minute or two.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = Path("crates", "gil", "src", "lock.rs")
TIMEOUT_SECONDS = 120.0
"""A mutant that has not ended by then has been noticed."""

# What is wrong, the line and its context, and what stands there instead. Each must be found exactly once.
MUTATIONS = (
    (
        "a waiter is not counted",
        "        state.waiting += 1;\n        self.take(me, state, request)\n",
        "        self.take(me, state, request)\n",
    ),
    (
        "who handed over is not counted",
        "        state.waiting += 1;\n        self.monitor.notify_one(Condition::Free);\n",
        "        self.monitor.notify_one(Condition::Free);\n",
    ),
    ("a waiter is counted for ever", "        state.waiting -= 1;\n", ""),
    ("the first wake-up is believed", "while state.held && !state.is_closed_to(me) {", "if state.held {"),
    ("nobody asks", "                request.raise();\n", ""),
    ("it is not marked as held", "        state.held = true;\n", ""),
    ("the holder is not known", "            state.last_holder = me;\n", ""),
    ("a request is not answered", "        request.lower();\n        state.note(me, Event::Takes);", ""),
    ("who handed over is not told", "        self.monitor.notify_all(Condition::Switched);\n", ""),
    ("released, it is still held", "        state.held = false;\n        let wanted", "        let wanted"),
    (
        "released, nobody is told",
        "        if wanted {\n            self.monitor.notify_one(Condition::Free);\n        }\n",
        "",
    ),
    ("a switch is forced where nobody waits", "if state.waiting == 0 || state.closed_by", "if state.closed_by"),
    (
        "a request of nobody stands",
        "            request.lower();\n            return Ok(());",
        "            return Ok(());",
    ),
    ("handed over, it is still held", "        state.held = false;\n        state.note(me, Event::HandsOver);", ""),
    (
        "handed over, nobody is told",
        "        self.monitor.notify_one(Condition::Free);\n        while",
        "        while",
    ),
    (
        "no switch is forced",
        "        while state.last_holder == me {\n"
        "            state = self.monitor.wait(Condition::Switched, state);\n        }\n",
        "",
    ),
    ("the closer hands over", "if state.waiting == 0 || state.closed_by.is_some() {", "if state.waiting == 0 {"),
    (
        "closed, it is given all the same",
        "        if state.is_closed_to(me) {\n            return Err(Closed);\n        }\n",
        "",
    ),
)


def passes(folder: Path) -> bool:
    """Whether the crate there passes its tests. A mutant that does not compile is a mistake of the table."""
    command = ["cargo", "test", "--quiet", "-p", "minivm-gil", "--test", "model"]
    environment = os.environ | {"CARGO_TARGET_DIR": str(ROOT / "target" / "gil-mutations"), "RUST_BACKTRACE": "0"}
    subprocess.run([*command, "--no-run"], cwd=folder, env=environment, check=True, capture_output=True)
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def copied(into: Path) -> Path:
    """The crate as a workspace of its own."""
    # With new times: cargo takes files that are older than the last run's mutant for built.
    shutil.copytree(ROOT / "crates" / "gil", into / "crates" / "gil", copy_function=shutil.copyfile)
    manifest = (ROOT / "Cargo.toml").read_text()
    kept = [line for line in manifest.splitlines(keepends=True) if '{ path = "crates/' not in line]
    (into / "Cargo.toml").write_text("".join(kept))
    shutil.copy(ROOT / "Cargo.lock", into)
    return into


def main() -> int:
    """The command. Its status is 1 if a mutant passes, or the protocol itself does not."""
    with tempfile.TemporaryDirectory() as folder:
        into = copied(Path(folder))
        protocol = (into / LOCK).read_text()
        if not passes(into):
            print("the tests fail without any mutation")
            return 1
        unnoticed = 0
        for wrong, line, instead in MUTATIONS:
            if protocol.count(line) != 1:
                raise SystemExit(f"{wrong}: its line is there {protocol.count(line)} times")
            (into / LOCK).write_text(protocol.replace(line, instead))
            noticed = not passes(into)
            unnoticed += not noticed
            print(f"{'noticed' if noticed else 'NOT NOTICED':<12} {wrong}", flush=True)
    print(f"{len(MUTATIONS)} mutations, {unnoticed} not noticed")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    raise SystemExit(main())
