"""Properties, operators and many short-lived objects: temperatures, rationals, trees, rings."""
import sys
from math import gcd


class Celsius:
    def __init__(self, deg=0):
        self.deg = deg

    @property
    def deg(self):
        return self._deg

    @deg.setter
    def deg(self, v):
        if v < -273:
            v = -273
        self._deg = v

    @property
    def tenths_f(self):
        return self.deg * 18 + 320

    @tenths_f.setter
    def tenths_f(self, v):
        self.deg = (v - 320) // 18


class Typed:
    """A tiny descriptor."""
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.slot = "_" + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.slot)

    def __set__(self, obj, val):
        if not isinstance(val, self.kind):
            raise TypeError(self.slot)
        setattr(obj, self.slot, val)


class Item:
    qty = Typed(int)
    name = Typed(str)

    def __init__(self, name, qty):
        self.name, self.qty = name, qty


class Frac:
    __slots__ = ("n", "d")

    def __init__(self, n, d=1):
        g = gcd(n, d)
        self.n, self.d = n // g, d // g

    def __add__(self, o):
        return Frac(self.n * o.d + o.n * self.d, self.d * o.d)

    def __mul__(self, o):
        return Frac(self.n * o.n, self.d * o.d)

    def __eq__(self, o):
        return self.n == o.n and self.d == o.d

    def __repr__(self):
        return f"{self.n}/{self.d}"


class Tree:
    def __init__(self, key):
        self.key, self.left, self.right = key, None, None

    def insert(self, key):
        node = self
        while True:
            if key < node.key:
                if node.left is None:
                    node.left = Tree(key)
                    return
                node = node.left
            else:
                if node.right is None:
                    node.right = Tree(key)
                    return
                node = node.right

    @property
    def depth(self):
        l = self.left.depth if self.left else 0
        r = self.right.depth if self.right else 0
        return 1 + (l if l > r else r)

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right


class Box:
    pass


def full(d):
    return (full(d - 1), full(d - 1)) if d else None


def ring(n):
    first = prev = Box()
    first.id = 0
    for i in range(1, n):
        b = Box()
        b.id, prev.next = i, b
        prev = b
    prev.next = first
    return first


def work(r):
    c = Celsius()
    for v in range(-400, 400):
        c.deg = v
        f = c.tenths_f
        c.tenths_f = f + 18
        assert c.deg == max(v, -273) + 1
    box = Item("bolt", 0)
    for i in range(500):
        box.qty += i
    assert box.qty == 124750
    try:
        box.qty = "many"
    except TypeError:
        box.name = "nut"
    s = Frac(0)
    for k in range(1, 60):
        s = s + Frac(1, k) * Frac(1, k + 1)
    assert s == Frac(59, 60) and repr(s) == "59/60"
    t, x = Tree(500), r
    for _ in range(299):
        x = (x * 421 + 173) % 1009
        t.insert(x)
    ks = list(t)
    assert len(ks) == 300 and ks == sorted(ks)
    pairs = full(9)
    assert pairs[0][1] is not None
    b = ring(400)
    tot = 0
    for _ in range(800):
        tot += b.id
        b = b.next
    assert tot == 399 * 400
    return t.depth + box.qty + len(box.name) + s.d


scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
reps = max(1, round(1600 * scale))
print("properties_alloc", reps, sum(work(r) for r in range(reps)))
