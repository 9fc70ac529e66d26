# Attributes deleted from instances: order, caches, finalizers, and many different names.
class A:
    def __init__(self): self.a, self.b, self.c, self.d = 1, 2, 3, 4
def show(o): return list(vars(o).items())
def read(o):
    out = []
    for n in "abcde":
        try: out.append(getattr(o, n))
        except AttributeError as e: out.append(str(e))
    return out
def fast(o): return o.a, o.d
x, y = A(), A()
print(fast(x), fast(y))
del x.b; print(read(x), fast(x))
x.b = 9; print(read(x), show(x), fast(x))
del y.a; del y.d; print(read(y), show(y))
try: del y.a
except AttributeError as e: print(e)
y.e = 5; y.a = 7; print(show(y))
for _ in range(3):
    z = A()
    del z.a, z.b, z.c, z.d
    print(z.__dict__)
class N:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
o = A(); o.a = N(1); o.b = N(2); o.c = N(3)
del o.b; print("b gone"); del o.a; print("a gone"); o = None; print("o gone")
class S:
    __slots__ = ("s", "__dict__")
s = S(); s.s = 1; s.p = 2; s.q = 3
del s.p; print(s.s, s.q, vars(s)); del s.s
try: s.s
except AttributeError as e: print(e)
class E(Exception): pass
e = E("x"); e.k = 1; e.l = 2; del e.k; print(vars(e), e.args)
def f(): pass
f.u = 1; f.v = 2; del f.u; print(vars(f))
many = A()
for i in range(100): setattr(many, f"x{i}", i)
for i in range(0, 100, 2): delattr(many, f"x{i}")
print(show(many)[:6], len(vars(many)))
boxes = []
for i in range(300):
    b = A(); setattr(b, f"n{i}", i); delattr(b, "a"); boxes.append(b)
print(sum(getattr(b, f"n{i}") for i, b in enumerate(boxes)), [list(vars(b)) for b in boxes[::100]])
from contextlib import contextmanager
@contextmanager
def cm(v): yield v
with cm(3) as v: print(v)
import copy
import pickle
w = A(); del w.c; print(vars(copy.copy(w)), vars(pickle.loads(pickle.dumps(w))))
