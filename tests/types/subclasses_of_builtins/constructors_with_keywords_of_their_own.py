"""A subclass in Python may take keyword arguments that the builtin class's __new__ knows nothing of."""
class T(tuple):
    def __init__(self, items=(), note=None): self.note = note
class F(float):
    def __init__(self, x, unit=""): self.unit = unit
class S(frozenset):
    def __init__(self, items, note=None): self.note = note
class M(map):
    def __init__(self, f, *its, note=None): self.note = note
print(T([1, 2], note=3), T([1], note=3).note, F(1.5, unit="m").unit, F(1.5, unit="m") + 1)
print(sorted(S("ab", note=1)), S("ab", note=1).note, list(M(str, [1, 2], note=1)), M(str, [1], note=5).note)
class Plain(tuple): pass
class WithNew(tuple):
    def __new__(cls, items, note=None):
        self = super().__new__(cls, items)
        self.note = note
        return self
print(WithNew([1], note=2).note)
for bad in (lambda: Plain(sequence=()), lambda: tuple(sequence=()), lambda: float(x=1), lambda: frozenset(iterable=()),
            lambda: T.__new__(T, [1], wrong=1), lambda: list(sequence=()), lambda: set(iterable=()), lambda: map(str, [1], a=1)):
    try: print(bad())
    except TypeError as error: print(error)
import pickle
class Slots(set):
    __slots__ = ("x", "__dict__")
s = Slots("a"); s.x = 1; s.y = 2
t = pickle.loads(pickle.dumps(s))
print(t, t.x, t.y)
class BA(bytearray):
    __slots__ = ("x",)
b = BA(b"ab"); b.x = 5
print(pickle.loads(pickle.dumps(b)).x, bytearray(b"a").__reduce_ex__(4)[1], bytearray(b"a").__reduce_ex__(2)[1])
