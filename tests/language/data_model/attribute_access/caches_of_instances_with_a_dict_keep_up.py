"""Attributes of instances whose `__dict__` was asked for, or that have more of them than fit inline, found again and
again by the same code while dicts, classes and globals change under it."""

import sys


class Thing:
    shared = "class"

    def __init__(self, n):
        self.n = n

    def method(self):
        return "method", self.n

    @property
    def double(self):
        return self.n * 2


def look(thing):
    """One site for each, whatever comes along."""
    out = []
    for read in (
        lambda: thing.n,
        lambda: thing.shared,
        lambda: thing.method(),
        lambda: thing.double,
        lambda: thing.extra,
    ):
        try:
            out.append(read())
        except AttributeError as error:
            out.append(str(error))
    return out


def store(thing, value):
    thing.n = value


things = [Thing(i) for i in range(4)]
things[1].__dict__["extra"] = "added"
vars(things[2])["method"] = lambda: "own method"
things[3].__dict__ = {"n": "replaced", "shared": "instance"}
for turn in range(3):
    for thing in things:
        print(turn, look(thing))
    for i, thing in enumerate(things):
        store(thing, i * 10 + turn)

# The entry moves, goes and comes back.
thing = things[1]
for turn in range(4):
    print(look(thing), sorted(vars(thing)))
    if turn == 0:
        del thing.__dict__["n"]
    elif turn == 1:
        store(thing, "back")
    else:
        thing.__dict__.clear()
        thing.__dict__.update(extra=turn, n=-turn)
    print(look(thing), list(vars(thing)))

# The class gets what comes before the instance's dict, then loses it.
Thing.n = property(lambda self: "property", lambda self, value: print("set to", value))
print([look(thing)[0] for thing in things])
store(things[0], 5)
del Thing.n
print([look(thing)[0] for thing in things])
Thing.method = lambda self: "another method"
print([look(thing)[2] for thing in things])


class Wide:
    def __init__(self):
        for name in "abcdefghijklmnopqrstuvwxyz":
            setattr(self, name, ord(name))

    def total(self):
        return self.a + self.m + self.z

    def grow(self):
        self.z += 1
        self.a, self.y = self.y, self.a


# The first instance of its class has no room for most of them.
for wide in (Wide(), Wide()):
    for _ in range(3):
        wide.grow()
        print(wide.total(), wide.y, wide.z)
    del wide.m
    try:
        wide.total()
    except AttributeError as error:
        print(error)
    wide.m = 0
    print(wide.total(), len(vars(wide)))


# Attributes that are declared: of classes, functions, exceptions.
class Meta(type):
    @property
    def __name__(cls):
        return "renamed"


class Renamed(metaclass=Meta):
    pass


def name(thing):
    return thing.__name__


for _ in range(3):
    for thing in (Thing, int, name, Renamed, sys, len, Thing.method, 5, None):
        try:
            print(name(thing), end=" ")
        except AttributeError as error:
            print(error, end="; ")
    print()
Thing.__name__ = "Other"
print(name(Thing), name(type(things[0])))


class Fallback(Exception):
    def __getattr__(self, name):
        return "fallback " + name


def args(error):
    return error.args, error.__cause__


print([args(e) for e in (ValueError(1), KeyError("k"), Fallback(2), ValueError())], Fallback().nothing)


# Bound methods called as they are, with arguments missing and too many.
class Adder:
    def add(self, a, b=10):
        return a + b

    def spread(self, *rest, **named):
        return rest, sorted(named)


def call(function, *args):
    results = []
    for given in args:
        try:
            results.append(function(*given) if len(given) != 1 else function(given[0]))
        except TypeError as error:
            results.append(str(error))
    return results


adder = Adder()
adder.kept = adder.add
bound = adder.add
for _ in range(3):
    print(bound(1, 2), bound(3), adder.kept(4), adder.kept(5, 6), adder.spread(7, x=8))
    print(call(bound, (1,), (), (1, 2), (1, 2, 3)))
append = [].append
print([append(i) for i in range(3)], append.__self__)
try:
    append(1, 2)
except TypeError as error:
    print(error)
Adder.add = lambda self, a: ("new", a)
print(bound(1, 2), adder.kept(3), adder.add(4))

# Globals and builtins that come and go.
counter = 0


def count():
    global counter
    counter += 1
    return counter


def length(items):
    return len(items)


for turn in range(4):
    print(count(), length("abc"), end=" ")
    if turn == 0:
        len = lambda items: "mine"  # noqa: A001, E731
    elif turn == 1:
        del len
    elif turn == 2:
        globals().update({f"filler{i}": i for i in range(100)})
        counter = 100
print(counter)
del counter
try:
    count()
except NameError as error:
    print(error)
