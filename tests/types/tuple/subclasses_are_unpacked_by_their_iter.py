# A tuple with names is unpacked as a tuple is, unless its class has an `__iter__` of its own.
from collections import namedtuple

P = namedtuple("P", "x y z")
class Q(P):
    def __iter__(self): return iter("ab")
class R(tuple): pass
x, y, z = P(1, 2, 3); print(x, y, z)
x, y = Q(1, 2, 3); print(x, y)
x, y = R("pq"); print(x, y)
for bad in (P(1, 2, 3), Q(1, 2, 3), R("p"), (1,), [1, 2, 3, 4]):
    for n in (1, 2, 3):
        try:
            if n == 1: a, = bad
            elif n == 2: a, b = bad
            else: a, b, c = bad
            print(n, "ok")
        except ValueError as e: print(n, e)
R.__iter__ = lambda self: iter((7, 8)); x, y = R("p"); print(x, y)
