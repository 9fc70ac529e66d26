"""What `pickle.dumps` writes of every kind of object, byte for byte, and that it is read back."""

import collections
import copyreg
import datetime
import enum
import fractions
import io
import pickle
import types


class Plain:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)


class Slots:
    __slots__ = ("a", "b")

    def __eq__(self, other):
        return self.a == other.a


class NewArgs(tuple):
    def __new__(cls, a, *, b=0):
        return super().__new__(cls, (a, b))

    def __getnewargs_ex__(self):
        return (self[0],), {"b": self[1]}


class State(list):
    def __getstate__(self):
        return {"n": len(self)}

    def __setstate__(self, state):
        self.state = state


class Mapping(dict):
    pass


class Reduces:
    def __reduce__(self):
        return Plain, (3,), {"extra": 1}, iter([]), iter({}.items())


class Sets:
    def __reduce__(self):
        return Plain, (1,), {"k": 2}, None, None, set_state

    def __eq__(self, other):
        return True


def set_state(target, state):
    target.state = state


class Colour(enum.Enum):
    RED = 1


class Outer:
    class Inner:
        def method(self):
            return 1


Point = collections.namedtuple("Point", "x y")
slots = Slots()
slots.a = 5
shared = ["shared"]
recursive = []
recursive.append(recursive)
knot = {}
knot["self"] = (knot,)
ring = Plain(None)
ring.value = ring
newargs = NewArgs(1, b=2)
newargs.attr = "x"

samples = [
    None, True, False, 0, 1, -1, 255, 256, 65535, 65536, -32769, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**63, -(2**63),
    -(2**15), -128, -129, 10**30, -(10**30), 2**2100, 0.0, -0.0, 1.5, 1e300, float("inf"), "", "abc", "é☃𝔘", "a\nb\\c\0\x1a\r",
    "\ud800", "x" * 255, "x" * 256, b"", b"abc", b"\xff\n", b"y" * 256, bytearray(), bytearray(b"ab"), (), (1,), (1, 2), (1, 2, 3),
    (1, 2, 3, 4), [], [1], [1, 2], list(range(1001)), list(range(2003)), {}, {"k": 1}, {1: 2, 3: 4}, dict.fromkeys(range(1001)), set(), {1},
    set(range(5)), frozenset(), frozenset([1]), 1 + 2j, range(3), slice(1, 2), Ellipsis, NotImplemented, type(None), type(...), int,
    len, print, [].append, collections.OrderedDict(a=1), collections.defaultdict(list, a=[1]), collections.Counter("aab"),
    collections.deque([1, 2], 3), collections.deque(range(3)), Point(1, 2), Plain(1), slots, newargs, State([1, 2]), Mapping(a=1), Reduces(), Sets(),
    Colour.RED, Colour, Outer.Inner, Outer.Inner().method, types.SimpleNamespace(a=1), [shared, shared, (shared,)], recursive, knot, ring,
    ValueError("v", 1), OSError(2, "m", "f"), KeyError("k"), fractions.Fraction(1, 3), iter([1, 2]), iter((1,)), reversed([1]),
    "y" * 70000, [b"z" * 70000, "w" * 10], ["ab" * 40] * 900,
]
for sample in samples:
    for protocol in range(6):
        try:
            data = pickle.dumps(sample, protocol)
        except Exception as error:
            print(type(error).__name__, error)
            continue
        shown = data if len(data) < 400 else (len(data), data[:60], data[-60:], sum(data))
        print(protocol, type(sample).__name__, shown)
        again = pickle.loads(data)
        if isinstance(sample, (int, float, str, bytes, tuple, list, dict, set, frozenset, Plain)) and sample not in (recursive, knot, ring):
            print(type(again) is type(sample) or again, again == sample)
        file = io.BytesIO()
        pickle.dump(sample, file, protocol)
        file.write(b"tail")
        print(file.getvalue()[:-4] == data or len(file.getvalue()))
        file.seek(0)
        print(type(pickle.load(file)).__name__, file.read())

again = pickle.loads(pickle.dumps(recursive))
print(again[0] is again)
again = pickle.loads(pickle.dumps(knot))
print(again["self"][0] is again)
again = pickle.loads(pickle.dumps(ring))
print(again.value is again)
again = pickle.loads(pickle.dumps([shared, shared]))
print(again[0] is again[1])

copyreg.add_extension("__main__", "Plain", 240)
copyreg.add_extension("__main__", "Slots", 24000)
for protocol in (1, 2, 4):
    data = pickle.dumps([Plain, Slots], protocol)
    print(data, pickle.loads(data))
    copyreg.clear_extension_cache()
