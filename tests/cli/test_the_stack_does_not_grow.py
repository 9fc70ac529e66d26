"""Executing an instruction takes no room on the machine's stack that the next one does not give back.

Where dispatch is threaded (optimised builds) each handler ends in a call of the next one, which only the optimiser
makes a jump. One that stayed a call would take 16 bytes or more each time: a stack of one megabyte overflows.
"""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

STACK = 1 << 20
ROUNDS = 100_000

PROGRAM = f"""
import sys

class Made:
    def __new__(cls, a): return object.__new__(cls)

class Given:
    def __get__(self, instance, owner): return 1
    def __set__(self, instance, value): pass

class Meta(type): pass

class Kept(metaclass=Meta):
    entry = 1
    @staticmethod
    def static(a): return a
    @classmethod
    def build(cls, a): return a

class C:
    __slots__ = ('slot', '__dict__')
    constant = 1
    given = Given()
    def __init__(self): self.slot = self.attribute = 0
    def __enter__(self): return self
    def __exit__(self, *raised): return True
    def __getitem__(self, key): return key
    def __add__(self, other): return 1
    def __eq__(self, other): return True
    def __bool__(self): return True
    def __radd__(self, other): return 1
    def __iadd__(self, other): return self
    def __lt__(self, other): return True
    def __contains__(self, item): return True
    def __setitem__(self, key, value): pass
    def __delitem__(self, key): pass
    def __iter__(self): return iter(())
    def __call__(self, a): return a
    @property
    def shown(self): return self.slot
    @shown.setter
    def shown(self, value): self.slot = value
    def method(self, a, b=2, *args, c=3, **kwargs): return a

def numbers():
    while True: yield 1

def delegate():
    yield from numbers()

def outer():
    free = 0
    def inner():
        nonlocal free
        free += 1
        return free
    return inner

def work(rounds):
    global total
    c, generator, inner = C(), delegate(), outer()
    kept = Kept()
    vars(kept)['late'] = 0
    items, pairs = [1, 2, 3], {{'k': 1}}
    total = i = 0
    while i < rounds:
        i += 1
        total = total + i - 1 * 2 // 1 % 3 ** 1 / 1 + (5 & 3 | 4 ^ 1) + (1 << 2 >> 1)
        x = -i + +i; x = ~i; x = not i
        c.slot = c.attribute = i
        x = c.slot + c.attribute + c.constant + c.shown
        c.given = c.shown = i; x = c.given; x = c.__class__; x = Kept.entry
        Kept.static(i); Kept.build(i); kept.static(i); x = kept.entry; kept.late = i; x = kept.late
        c.method(i); c.method(i, b=1, d=4); c.method(*items, **pairs)
        x = c[1]; x = c + c; x = c == c
        x = 1 + c; c += 1; x = c < c; x = 1 in c; c[1] = x; del c[1]; x = c(i); x = Made(i)
        if c < c or 1 in c: x = not c
        for y in c: pass
        x = items[0]; items[0] = x; pairs['k'] = x; x = items[0:2]
        first, second, third = items; first, *rest = items; a, b = i, x
        x = [y for y in items]; x = {{y: y for y in items}}; x = {{y for y in items}}
        x = (i, x); x = [*items, *items, i]; x = {{**pairs}}; x = f'{{i}}{{x!r:>5}}'
        x = 1 in items and 'k' not in pairs or i is None
        next(generator); inner(); len(items); C()
        for y in items: pass
        try: raise KeyError(i)
        except (ValueError, KeyError) as error: pass
        finally: x = None
        with c: raise ValueError
        match items:
            case [1, *others]: pass
            case {{'k': 1}} | C(slot=1): pass
            case _: pass
        del x, a
        if not c: break
        function = lambda q, r=i: q

class Countdown:
    def __init__(self, left): self.left = left
    def __iter__(self): return self
    def __next__(self):
        if not self.left: raise StopIteration
        self.left -= 1
        return self.left

def sources(rounds):
    numbers = list(range(rounds))
    table = dict.fromkeys(numbers)
    yield from (numbers, tuple(numbers), 'a' * rounds, '\u20ac' * rounds, bytes(rounds), set(numbers))
    yield from (table, table.values(), reversed(numbers), filter(None, numbers))
    yield from (map(abs, numbers), map(lambda x: x, numbers), iter(iter(numbers).__next__, rounds - 1))
    yield from ((x for x in numbers), Countdown(rounds))

def sources_of_pairs(rounds):
    numbers = list(range(rounds))
    yield from (dict.fromkeys(numbers).items(), enumerate(numbers), zip(numbers, numbers))
    yield from (zip(iter(numbers), map(abs, numbers)), [(1, 2)] * rounds, [[1, 2]] * rounds)
    yield {{(n, 1): 0 for n in numbers}}

def go_through(source):
    for item in source: pass

def go_through_pairs(source):
    for first, second in source: pass

def conditions(rounds):
    end, none = str(rounds), None
    i = 0
    while str(i) != end: i += 1
    while object() is not end:
        i -= 1
        if not i: break
    while object() is not none:
        i += 1
        if i == rounds: break
    while i in [i, end]:
        i -= 1
        if not i: break
    while [i]:
        i += 1
        if i == rounds: break
    while C() < i:
        i -= 1
        if not i: break

async def awaiting(rounds):
    async def nothing(): pass
    for i in range(rounds): await nothing()

work({ROUNDS})
for source in sources({ROUNDS}): go_through(source)
for source in sources_of_pairs({ROUNDS}): go_through_pairs(source)
conditions({ROUNDS})
try: awaiting({ROUNDS}).send(None)
except StopIteration: pass
print('done', total)
"""


def small_stack() -> None:
    resource.setrlimit(resource.RLIMIT_STACK, (STACK, STACK))


# With a budget the eval breaker is raised from the start and for ever.
@pytest.mark.parametrize(
    "options", [["--specialise=once"], ["--specialise=never"], ["--instruction-budget=1000000000"]]
)
def test_a_million_instructions_of_every_common_kind_run_on_a_small_stack(options: list[str], tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    command = [sys.executable, "-m", "minivm", "run", *options, str(program)]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=small_stack)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("done ")
