# A class below tuple that defines neither comparison nor hash is compared and hashed by its items, at any depth.
from collections import namedtuple


class Shout:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name, getattr(other, "name", other))
        return isinstance(other, Shout) and self.name == other.name

    def __hash__(self):
        print("hash", self.name)
        return 1


P = namedtuple("P", "a b")
Q = namedtuple("Q", "a b")


class Loud(P):
    def __eq__(self, other):
        print("Loud eq")
        return NotImplemented

    __hash__ = P.__hash__


class Reversed(tuple):
    def __hash__(self):
        print("Reversed hash")
        return hash(self[::-1])


class Below(P):
    def __gt__(self, other):
        print("Below gt")
        return "asked"


nested = P(1, P(2.5, ("x", P(None, (True, 2**70)))))
same = P(1, P(2.5, ("x", P(None, (True, 2**70)))))
other = Q(1.0, (2.5, ("x", Q(None, (1, 2**70)))))
keys = {nested: "nested"}
print(keys[same], keys[other], keys[(1, (2.5, ("x", (None, (1, 2**70)))))], nested == other, hash(nested) == hash(other))
print(nested in {same}, nested in [other], [other].index(nested), P(1, 2) == (1, 2), (1, 2) == P(1, 2), P(1, 2) != P(1, 3))
print(P(1, 2) < P(1, 3), P(2, 1) <= (2,), (2,) > P(2, 1), P(1, nested) >= P(1, same), sorted([P(2, 1), P(1, 2), (1, 1)]))
deep = flat = ()
for level in range(40):
    deep, flat = P(level, deep), (level, flat)
print(deep == flat, hash(deep) == hash(flat), {deep: 1}[flat])
print(Loud(1, 2) == (1, 2), (1, 2) == Loud(1, 2), {(1, 2): "found"}.get(Loud(1, 2)))
print({(2, 1): "turned"}.get(Reversed((1, 2))), Reversed((1, 2)) == (1, 2))
print(P(1, 2) < Below(0, 0), (1, 2) < Below(0, 0), Below(3, 3) < P(1, 1))
nan = float("nan")
print(P(nan, 1) == P(nan, 1), {P(nan, 1): "nan"}.get(P(nan, 1)))
a, b = Shout("a"), Shout("b")
print(P(a, 1) == P(a, 2), P(a, 1) == P(b, 1), {P(1, a): "a"}.get(P(1, b)), {P(1, a): "a"}.get(P(1, Shout("a"))))
print((a, 1) in {(a, 1)}, {(1, (a,))} == {(1, (a,))}, {(1, a)} <= {(1, b), (1, a)})


class Plain:
    pass


x, y = Plain(), Plain()
print(P(x, y) == P(x, y), P(x, y) == P(y, x), {P(x, 1): "x"}.get(P(y, 1)), {P(x, 1): "x"}.get((x, 1)), [x] == [y])
for wrong in (P(1, []), (1, (2, {})), P(1, P(2, set()))):
    try:
        hash(wrong)
    except TypeError as error:
        print(error)
