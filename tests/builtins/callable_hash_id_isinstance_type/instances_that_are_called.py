"""Calling instances whose class has a native `__call__`, with and without keyword arguments."""

import functools
import operator
import weakref


class Owner:
    a = 1

    def __init__(self, b=2):
        self.b = b

    def method(self, *args, **kwargs):
        return args, kwargs


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


owner = Owner()
first, both, attr, attrs = (
    operator.itemgetter(0),
    operator.itemgetter(0, -1),
    operator.attrgetter("b"),
    operator.attrgetter("a", "b"),
)
caller = operator.methodcaller("method", 1, k=2)
reference = weakref.ref(owner)
partial = functools.partial(max, 3)
cached = functools.lru_cache(maxsize=2)(lambda *args, **kwargs: (args, kwargs))
plain = functools.lru_cache(None)(lambda x: [x])
wrapper = [1, 2].__len__
alias = list[int]


def calls():
    print(first("xyz"), both("xyz"), attr(owner), attrs(owner), caller(owner))
    print(reference() is owner, partial(2, 5), partial(1), cached(1), cached(1, b=2), plain(3) is plain(3))
    print(wrapper(), alias((1, 2)), alias())
    for f, args in ((first, ()), (first, (1, 2)), (first, (5,)), (attr, (5,)), (caller, (5,)), (reference, (1,))):
        try:
            if len(args) == 0:
                f()
            elif len(args) == 1:
                f(args[0])
            else:
                f(args[0], args[1])
        except Exception as error:
            print(type(error).__name__, error)
    try:
        first(x=1)
    except TypeError as error:
        print(error)
    try:
        owner()
    except TypeError as error:
        print(error)


for _ in range(3):
    calls()
print(cached.cache_info(), plain.cache_info())


class OwnCall(functools.partial):
    def __call__(self, *args):
        return "own", super().__call__(*args)


class Inherits(functools.partial):
    pass


own, inherits = OwnCall(max, 3), Inherits(max, 3)
for _ in range(3):
    print(own(1), inherits(7))
Inherits.__call__ = lambda self, *args: ("patched", args)
print(inherits(7))


class Dies:
    def __del__(self):
        print("died")


print("results die at once")
functools.partial(Dies)()
functools.partial(lambda dies: print("called"), Dies())()
print("done")

deep = len
for _ in range(100):
    deep = functools.partial(functools.lru_cache(None)(deep))
show(deep, "abc")


def again():
    return looped()


looped = functools.partial(again)
try:
    looped()
except RecursionError as error:
    print(error)

print("type, and classes by name")
print(type(1), type(type), type(owner).__name__)
for call in (
    lambda: type(1, x=2),
    lambda: type(),
    lambda: dict(a=1, b=2),
    lambda: dict([("a", 0)], a=1),
    lambda: dict(1, a=2),
    lambda: int("z", base=36),
    lambda: int(x=1),
    lambda: str(b"x", encoding="ascii"),
    lambda: bytes("x", encoding="ascii"),
    lambda: list(a=1),
    lambda: enumerate(iterable="ab", start=3).__next__(),
    lambda: sorted([3, 1], reverse=True, key=None),
    lambda: min("b", "a", key=str, default=1),
    lambda: "{a}{b}".format(b=1, a=2),
    lambda: "a b".split(sep=None, maxsplit=1),
    lambda: "a".upper(x=1),
    lambda: print("x", end="!\n", sep=""),
    lambda: object(a=1),
    lambda: Owner(b=3).b,
    lambda: complex(real=1, imag=2),
    lambda: zip("ab", "c", strict=True).__next__(),
):
    for _ in range(2):
        show(call)
