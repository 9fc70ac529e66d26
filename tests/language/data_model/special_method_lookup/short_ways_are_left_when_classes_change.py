"""What was taken a short way once is found anew when a class changes: calls of classes, properties, named tuples' items,
`__getitem__`, subclasses of dict, equality, hashes and `*args`."""

import sys
from collections import Counter, OrderedDict, defaultdict, namedtuple


class Point:
    def __init__(self, x, y=2, z=3):
        self.x, self.y, self.z = x, y, z

    def __repr__(self):
        return f"Point({self.x}, {self.y}, {self.z})"


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


# Arguments of __init__, and what becomes of an instance whose __init__ does not end well.
for args in [(1,), (1, 5), (1, 5, 6), (), (1, 2, 3, 4)]:
    print(args, attempt(Point, *args))


def make(n):
    return [Point(0), Point(0, 1), Point(0, 1, n)]


for n in range(3):
    print(make(n))


class Loud:
    def __init__(self, how):
        self.how = how
        if how == "raise":
            raise ValueError("in __init__")
        if how == "return":
            return 5

    def __del__(self):
        print("gone:", self.how)


for how in ["well", "raise", "return", "well"]:
    print(type(attempt(Loud, how)).__name__)


def depth(n):
    class Deep:
        def __init__(self, n):
            self.inner = Deep(n - 1) if n else None

    try:
        return Deep(n)
    except RecursionError as error:
        return f"RecursionError: {error}"


print(type(depth(50)).__name__, depth(100_000))


# A class's __init__ is replaced, taken away, and given one by its base.
def called():
    return [attempt(Point, 1), attempt(Point)]


print(called())
Point.__init__ = lambda self: self.__dict__.update(x="x", y="y", z="z")
print(called())
del Point.__init__
print(called()[0], "|", type(called()[1]).__name__)


class Base:
    pass


class Derived(Base):
    pass


def derived():
    return attempt(Derived, 7)


print(derived())
Base.__init__ = lambda self, n: setattr(self, "n", n)
print(derived().n)
Derived.__new__ = lambda cls, n: "made elsewhere"
print(derived())


# Properties: replaced, taken away, made again in place, raising, on a temporary.
class Circle:
    def __init__(self, r):
        self.r = r

    @property
    def area(self):
        return 3 * self.r * self.r

    @property
    def broken(self):
        raise AttributeError("no such thing")


def areas():
    return [attempt(lambda: circle.area) for circle in [Circle(1), Circle(2)]] + [attempt(lambda: Circle(3).area)]


print(areas())
print(areas())
Circle.__dict__["area"].__init__(lambda self: -self.r)
print(areas())
Circle.area = property(lambda self: "another")
print(areas())
Circle.area = 5
print(areas())
del Circle.area
print(areas())
print(attempt(lambda: Circle(1).broken))
Circle.__getattr__ = lambda self, name: f"asked for {name}"
print(areas(), Circle(1).broken)


class Generating:
    @property
    def items(self):
        yield from (1, 2, 3)


print([list(Generating().items) for _ in range(3)])

# Items of named tuples, and of tuples too short for them.
Pair = namedtuple("Pair", "left right")


def right(pair):
    return attempt(lambda: pair.right)


print([right(p) for p in [Pair(1, 2), Pair("a", "b"), Pair(None, [])]])
print(right(tuple.__new__(Pair, (1,))))
Pair.right = Pair.left
print(right(Pair(1, 2)))


# __getitem__ of a class, on temporaries too, with defaults, and replaced.
class Row:
    def __init__(self, *values):
        self.values = values

    def __getitem__(self, index):
        return self.values[index]


def second(row):
    return attempt(lambda: row[1])


print([second(Row(1, 2)), second(Row()), Row(5, 6)[0], Row(1, 2, 3)[1:]])
Row.__getitem__ = lambda self, index, more=7: (index, more)
print(second(Row()))
del Row.__getitem__
print(second(Row()))


def generator():
    row = Circle2(4)
    for _ in range(3):
        yield row[1], row.area


class Circle2(Circle):
    def __getitem__(self, index):
        return self.r + index

    area = property(lambda self: self[2])


print(list(generator()))


# Subclasses of dict: with and without methods of their own, given and taken later.
class Plain(dict):
    pass


class Missing(dict):
    def __missing__(self, key):
        return f"no {key}"


def reads(mapping):
    return [attempt(lambda: mapping["a"]), attempt(lambda: mapping["b"])]


def writes(mapping):
    mapping["a"] = 1
    mapping["a"] *= 2
    mapping["new"] = 0
    return dict(mapping)


for mapping in [Plain(), Missing(), OrderedDict(), defaultdict(list), Counter("aab")]:
    print(type(mapping).__name__, writes(mapping), reads(mapping), writes(mapping))
plain = Plain(a=1)
print(reads(plain))
Plain.__getitem__ = lambda self, key: f"own {key}"
Plain.__setitem__ = lambda self, key, value: print("set", key, value)
print(reads(plain), writes(plain))
del Plain.__getitem__, Plain.__setitem__
print(reads(plain), writes(plain))


# Equality and hashes of instances, before and after their class has methods.
class Node:
    pass


a, b = Node(), Node()


def same():
    return [
        a == a,
        a == b,
        a != b,
        a in [b],
        a in {b: 1},
        {a: 1}.get(a),
        len({a, b, a}),
        (a, 1) == (a, 1),
        (a, 1) == (b, 1),
    ]


print(same())
Node.__eq__ = lambda self, other: "always"
print([a == b, a != b, a in [b]])
print(hash(a) == object.__hash__(a), len({a, b}))
Node.__hash__ = lambda self: 1
print(same())
del Node.__eq__
print(same())
Node.__ne__ = lambda self, other: "never"
print([a == b, a != b])
del Node.__ne__, Node.__hash__
print(same())


class Other:
    def __eq__(self, other):
        return "reflected"

    __hash__ = None


print(a == Other(), Other() == a, a != Other(), attempt(lambda: {Other(): 1}))
print([b"ab" == b"ab", b"ab" < b"b", b"a" != b"a", b"a" == "a", 10**20 == 10**20, None == 0, () == [], 1 == "1"])
grid = {(x, y): x * y for x in range(3) for y in range(3)}
print(grid[1, 2], (2, 2) in grid, (3, 3) in grid, grid.get((1.0, True)), (1, (2, 3)) in {(1, (2, 3)): 0})
nan = float("nan")
print((nan, 1) in {(nan, 1): 0}, (nan,) == (nan,), nan == nan, {nan: 1}.get(nan))


# *args of every length, in generators and with too few.
def rest(first, *others):
    return first, others


print([rest(1), rest(1, 2), rest(1, 2, 3), attempt(rest)])
print([[rest(*range(n)) for n in range(1, 4)], list(rest(n, *"ab") for n in range(2))])


def counted(*values):
    return sys.getrefcount(values[0])


thing = Node()
print(counted(thing) - sys.getrefcount(thing))

# Displays and additions.
print([1, 2, 3], [*()], [*(1, 2)], {}, {1: 2}, {**{}, "a": 1}, {x % 3 for x in range(9)}, {x: x for x in "abca"})
items = [1]
items += (2, 3)
items += [4]
items += items
array = bytearray(b"a")
array += b"bc"
array += b""
print(items, array, b"" + b"x", b"x" + b"", b"x" + b"y", attempt(lambda: [1] + (2,)), attempt(lambda: b"a" + "b"))
view = memoryview(array)


def grow():
    global array
    array += b"d"


print(attempt(grow), array)


class Adds:
    def __radd__(self, other):
        return "radd"

    def __iter__(self):
        return iter("it")


items += Adds()
print(items)
print([f"{x:.{p}f}" for x in (0.5, 1.5, 2.5, -0.04, 1e16, 123456.789, 1e300) for p in (0, 1, 2, 20)])
print(int(3.99), int(-(2**52) - 0.5), int(2.0**60), round(2.5), float(7), float(2**46))
