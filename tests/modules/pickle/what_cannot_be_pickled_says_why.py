"""The messages of objects that have no pickle, of pickles that are damaged, and of wrong calls."""

import io
import pickle
import re


def attempt(*args):
    function, *args = args
    try:
        result = repr(function(*args))
    except Exception as error:
        result = f"{type(error).__module__}.{type(error).__qualname__}: {error}"
    print(re.sub(r"0x[0-9a-f]+", "0x", result))


def local():
    class Local:
        pass

    return Local


class Reduces:
    def __init__(self, reduced):
        self.reduced = reduced

    def __reduce__(self):
        return self.reduced


def renamed():
    pass


kept = renamed


def renamed():
    pass


class Unfound:
    pass


Found, Unfound.__module__ = Unfound, "no.such.module"

for subject in (local(), local()(), lambda: 0, kept, Found, (i for i in []), open(__file__), re, object.__new__(object).__eq__, memoryview(b"")):
    attempt(lambda: len(pickle.dumps(subject)) > 0)
for reduced in (3, "nope", (1,), (1, 2), (int, 2), (int, (), None, 3), (int, (), None, None, 3), (int, (), None, None, None, 3), (int,) * 7):
    attempt(pickle.dumps, Reduces(reduced))

damaged = [
    b"", b"\x80\x04", b"\x80\x09.", b"q", b"\xff", b".", b"0.", b"K\x01", b"(K\x01.", b"cnope\nx\n.", b"h\x01.", b"P1\n.",
    b"I1x\n.", b"Sx\n.", b"S'a\n.", b"t.", b"(R.", b"]K\x01b.", b"\x8c\x03ab", b"K\x01K\x02a.", b"K\x01K\x02s.", b"\x85.", b"Fx\n.",
    b"N\x8a\xff.", b"\x82\x01.", b"(e.", b"K\x01(K\x02e.", b"K\x01(u.", b"Vabc", b"I1", b"j\1\0\0\0.", b"p1\n.", b"(0.", b"1.", b"2.",
    b"g9\n.", b"\x93.", b"K\x01K\x02\x93.", b"\x81.", b"K\x01)\x81.", b"K\x01)R.", b"(i", b"(o.", b"(K\x01o.", b"\x97.", b"\x98.", b"Q.",
    b"X\x02\0\0\0\xff\xff.", b"X\xff\xff\xff\xff", b"B\xff\xff\xff\xffa", b"'.", b"\x01.", b"\x82\x00.", b"}(K\x01u.", b"(K\x01d.",
    b"S'a\\x41'\n.", b"U\x02ab.", b"U\x01\xe9.", b"T\xff\xff\xff\xff.", b"\x8b\xff\xff\xff\xff.", b"p-1\n.", b"Np-1\n.", b"\x95\x09\0\0\0\0\0\0\0N.",
]
for data in damaged:
    print(data)
    attempt(pickle.loads, data)
    attempt(pickle.load, io.BytesIO(data))
attempt(lambda: pickle.loads(b"U\x01\xe9.", encoding="latin1"))
attempt(lambda: pickle.loads(b"U\x01\xe9.", encoding="bytes"))
attempt(lambda: pickle.loads(b"U\x01\xe9.", errors="ignore"))
attempt(lambda: pickle.loads(b"c__builtin__\nunicode\n."))
attempt(lambda: pickle.loads(b"\x97.", buffers=[b"out of band"]))
attempt(lambda: pickle.loads(b"\x97.", buffers=[]))

file = io.BytesIO()
for call in (
    lambda: pickle.Pickler(), lambda: pickle.Pickler(3), lambda: pickle.Unpickler(3), lambda: pickle.dumps(), lambda: pickle.dumps(1, 9),
    lambda: pickle.dumps(1, protocol="a"), lambda: pickle.dumps(1, -1), lambda: pickle.loads("a"), lambda: pickle.loads(3), lambda: pickle.dump(1, 2),
    lambda: pickle.load(2), lambda: pickle.Pickler.__new__(pickle.Pickler).dump(1), lambda: pickle.Unpickler.__new__(pickle.Unpickler).load(),
    lambda: pickle.Pickler(file).persistent_id, lambda: pickle.Pickler(file).dispatch_table, lambda: pickle.Pickler(file).bin,
    lambda: pickle.Pickler(file, 0).bin, lambda: pickle.Pickler(file).fast, lambda: pickle.Pickler(file).x, lambda: pickle.dumps(1, 4, buffer_callback=len),
    lambda: pickle.PicklingError.__mro__, lambda: pickle.Unpickler(file).persistent_load, lambda: setattr(pickle.Pickler(file), "memo", 3),
):
    attempt(call)


class Persistent(pickle.Pickler):
    def persistent_id(self, obj):
        return f"id-{obj}" if isinstance(obj, int) and not isinstance(obj, bool) else None


class Loads(pickle.Unpickler):
    def persistent_load(self, pid):
        return ("loaded", pid)

    def find_class(self, module, name):
        print("find", module, name)
        return super().find_class(module, name)


class Overrides(pickle.Pickler):
    dispatch_table = {complex: lambda value: (complex, (9, 9))}

    def reducer_override(self, obj):
        if isinstance(obj, range):
            return list, ([1, 2],)
        return NotImplemented


for protocol in (0, 2, 4):
    out = io.BytesIO()
    Persistent(out, protocol).dump([1, "a", (2, len)])
    print(out.getvalue())
    print(Loads(io.BytesIO(out.getvalue())).load())
    out = io.BytesIO()
    Overrides(out, protocol).dump([range(3), 1j, Reduces])
    print(pickle.loads(out.getvalue()))
out = io.BytesIO()
pickler = pickle.Pickler(out)
value = ["kept in the memo"]
pickler.dump(value)
pickler.dump(value)
pickler.clear_memo()
pickler.dump(value)
print(out.getvalue())
unpickler = pickle.Unpickler(io.BytesIO(out.getvalue()))
print(unpickler.load(), unpickler.load(), unpickler.load())
