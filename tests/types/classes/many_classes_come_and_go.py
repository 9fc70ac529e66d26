# More classes than are remembered at a time, some of which stay, with instances of different attributes.
import gc
from types import SimpleNamespace


def make(i):
    class Made:
        number = i

        def __init__(self):
            self.a = i
            self.b = -i

        def total(self):
            return self.a + self.b + self.number

    return Made


def read(o):
    return o.a


kept, objects = [], []
for i in range(40_000):
    C = make(i)
    o = C()
    if i % 1000 == 0:
        kept.append(C)
        objects.append(o)
        setattr(o, f"only{i}", i)
        del o.b
        o.b = 5
    assert read(o) == i and o.total() == (i + i + 5 if i % 1000 == 0 else i)
    if i % 7 == 0 and i % 1000:
        setattr(o, "x" if i % 2 else "y", 1)
        vars(SimpleNamespace(**{f"n{i}": 1}))
    if i % 10_000 == 0:
        gc.collect()
for C, o in zip(kept, objects):
    i = C.number
    fresh = C()
    assert (list(vars(o)), list(vars(fresh))) == (["a", f"only{i}", "b"], ["a", "b"]), (vars(o), vars(fresh))
    assert (o.a, o.b, getattr(o, f"only{i}"), fresh.b) == (i, 5, i, -i)
    fresh.c = 1
    assert list(vars(fresh)) == ["a", "b", "c"]
print(len(kept), sum(read(o) for o in objects))
