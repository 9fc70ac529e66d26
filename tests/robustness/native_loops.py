"""Loops in native code whose length the program chooses: one line each, endless or as good as that.

What consumes an iterable stands in CONSUMERS, tried with every endless iterator of ENDLESS that suits it; the rest in
OTHERS. What grows is said of each: a memory limit ends it.

A loop looks at budget, limit and signals at least every 4096 ticks, and a tick is one step of it.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import NamedTuple

PRELUDE = "import collections, functools, io, itertools, math, operator, re, struct, sys; from itertools import *\n"
# A tuple whose items are as good as endless, made of a few: all are one tuple, again and again.
PRELUDE += "def nested(of): return functools.reduce(lambda inner, _: (inner,) * 300, range(4), of)\n"


class Loop(NamedTuple):
    """An expression, and whether it takes more and more memory."""

    code: str
    grows: bool


# Native iterators that never end, by what they give.
ENDLESS = {
    "1": ("repeat(1)", "cycle([1])", "map(int, repeat(1))", "chain(repeat(1))", "range(1 << 62)"),
    "0": ("repeat(0)", "iter(int, 1)", "filterfalse(None, repeat(0))", "takewhile(operator.not_, repeat(0))"),
    "'a'": ("repeat('a')", "cycle('a')", "iter(str, 1)"),
    "pair": (
        "zip(repeat(1), repeat(2))",
        "enumerate(repeat(1))",
        "zip_longest(repeat(1), repeat(2))",
        "pairwise(repeat(1))",
    ),
}

# (what it is given, the loop, whether it grows)
CONSUMERS = (
    ("0", "sum({})", False),
    ("0", "any({})", False),
    ("0", "max({})", False),
    ("0", "min({})", False),
    ("0", "max({}, key=abs)", False),
    ("0", "2 in {}", False),
    ("0", "set({})", False),
    ("0", "frozenset({})", False),
    ("0", "dict.fromkeys({})", False),
    ("0", "set().update({})", False),
    ("0", "{{1}}.isdisjoint({})", False),
    ("0", "{{1}}.issubset({})", False),
    ("0", "{{1}}.difference({})", False),
    ("0", "{{1}}.intersection({})", False),
    ("0", "collections.deque({}, maxlen=3)", False),
    ("0", "operator.countOf({}, 1)", False),
    ("0", "operator.indexOf({}, 1)", False),
    ("0", "functools.reduce(operator.add, {})", False),
    ("0", "math.fsum({})", False),
    ("0", "math.prod({})", False),
    ("0", "next(filter(None, {}))", False),
    ("0", "next(compress(repeat(1), {}))", False),
    ("0", "next(islice({}, 1 << 62, None))", False),
    ("0", "collections.Counter({})", False),
    ("1", "all(map(operator.truth, {}))", False),
    ("1", "next(filterfalse(None, map(operator.truth, filter(None, {}))))", False),
    ("1", "list({})", True),
    ("1", "tuple({})", True),
    ("1", "[].extend({})", True),
    ("1", "[*{}]", True),
    ("1", "(lambda *a: 0)(*{})", True),
    ("1", "sorted({})", True),
    ("1", "collections.deque({})", True),
    ("1", "list(accumulate({}))", True),
    ("1", "list(zip({}, repeat(1)))", True),
    ("1", "list(tee({})[0])", True),
    ("1", "tee({})[0].__next__() + len(list(tee(repeat(1))[1]))", True),
    ("1", "product({})", True),
    ("1", "permutations({})", True),
    ("1", "combinations({}, 2)", True),
    ("1", "list(chain.from_iterable(map(lambda n: (n,), {})))", True),
    ("'a'", "''.join({})", True),
    ("'a'", "io.StringIO().writelines({})", False),
    ("'a'", "print(*{})", True),
    ("pair", "dict({})", False),
    ("pair", "{{}}.update({})", False),
    ("pair", "list(starmap(operator.add, {}))", True),
)

OTHERS = (
    ("bytes(repeat(1))", True),
    ("bytearray(repeat(1))", True),
    ("bytearray().extend(repeat(1))", True),
    ("b''.join(repeat(b'a'))", True),
    ("next(dropwhile(operator.truth, repeat(1)))", False),
    ("[next(g) for g in [groupby(repeat(1))] for _ in 'ab']", False),
    ("1.5 in range(1 << 62)", False),
    ("range(1 << 62).index(1.5)", False),
    ("range(1 << 62).count(1.5)", False),
    ("sum(range(1 << 62))", False),
    ("set(range(1 << 62))", True),
    ("dict.fromkeys(range(1 << 62))", True),
    ("dict(zip(count(), count()))", True),
    ("collections.Counter(count())", True),
    ("frozenset(count())", True),
    # The product grows, but ever more slowly.
    ("functools.reduce(operator.mul, repeat(3))", False),
    ("math.prod(repeat(3))", False),
    ("list(combinations(range(60), 30))", True),
    ("sum(1 for _ in combinations(range(60), 30))", False),
    ("collections.deque(permutations(range(30)), maxlen=0)", False),
    ("collections.deque(product(range(9), repeat=30), maxlen=0)", False),
    ("re.match('(a*)*b', 'a' * 60)", False),
    ("re.match('(?:a|a)*b', 'a' * 60)", False),
    ("re.sub('(x+x+)+y', '', 'x' * 60)", False),
    ("nested(1) == nested(1)", False),
    ("nested('a') < nested('a')", False),
    ("nested(1.5) in [nested(1.5)]", False),
    ("sorted([nested(1), nested(1)])", False),
    ("hash(nested(1))", False),
    ("{nested(1)} & {nested(1)}", False),
    ("isinstance(1, nested(str))", False),
    ("issubclass(int, nested(str))", False),
    ("repr(nested(1))", True),
    ("math.factorial(10 ** 12)", False),
    ("10 ** 10 ** 9", False),
    ("pow(3, 10 ** 10 ** 6, 10 ** 10 ** 6 + 1)", False),
    ("1 << (1 << 60)", True),
    ("'a' * (1 << 60)", True),
    ("[0] * (1 << 60)", True),
    ("bytes(1 << 60)", True),
    ("'%*d' % (1 << 60, 1)", False),
    ("'a'.rjust(1 << 60)", True),
    ("list(struct.iter_unpack('x', b'a' * (1 << 60)))", True),
)

ERRORS_OF_SIZE = "(MemoryError, OverflowError, ValueError)"
EXPECTED_ERRORS = ("MemoryError", "OverflowError", "ValueError")


def loops() -> Iterator[Loop]:
    """All of them."""
    for gives, consumer, grows in CONSUMERS:
        for endless in ENDLESS[gives]:
            # A range gives other numbers each time: what keeps them grows.
            if not (endless.startswith("range") and not grows):
                yield Loop(consumer.format(endless), grows)
    yield from (Loop(code, grows) for code, grows in OTHERS)


MINIVM = (sys.executable, "-m", "minivm", "run")
LIMIT = "--memory-limit=67108864"
BUDGET = "--instruction-budget=300000"
GUARD_SECONDS = 300


def _last_line(stderr: str) -> str:
    return (stderr.strip().splitlines() or [""])[-1]


def ended_by_budget(loop: Loop) -> str | None:
    """What is wrong where a budget does not end the loop."""
    command = [*MINIVM, LIMIT, BUDGET, "-c", PRELUDE + loop.code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=GUARD_SECONDS)
    last = _last_line(done.stderr)
    right = last == "RuntimeError: the instruction budget is used up" or last.startswith(EXPECTED_ERRORS)
    return None if right and done.returncode == 1 else f"{done.returncode}: {last}"


def ended_by_memory_limit(loop: Loop) -> str | None:
    """What is wrong where a growing loop is not ended by a memory limit, or the program cannot go on after it."""
    code = f"{PRELUDE}try: {loop.code}\nexcept {ERRORS_OF_SIZE}: sys.stderr.write(f'on {{len([0] * 100000)}}')"
    done = subprocess.run([*MINIVM, LIMIT, "-c", code], capture_output=True, text=True, timeout=GUARD_SECONDS)
    return None if (done.returncode, done.stderr) == (0, "on 100000") else f"{done.returncode}: {done.stderr[-300:]}"


def ended_by_ctrl_c(loop: Loop) -> str | None:
    """What is wrong where SIGINT does not end the loop."""
    command = [*MINIVM, LIMIT, "-c", f"{PRELUDE}import os; os.write(1, b'x'); {loop.code}"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, preexec_fn=_interruptible) as process:
        assert process.stdout is not None
        begun = process.stdout.read(1)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=GUARD_SECONDS)
    last = _last_line(stderr)
    return None if begun == "x" and last.startswith(("KeyboardInterrupt", *EXPECTED_ERRORS)) else f"{begun} {last}"


def _interruptible() -> None:
    # A test run in the background ignores SIGINT, and its children inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
