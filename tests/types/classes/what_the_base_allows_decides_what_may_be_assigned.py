"""`__dict__`, `__class__`, slots with special names, orders from `mro()` and instances nobody may make."""

import sys
import types
import weakref


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


# `__dict__` of a class in Python reaches only what has no dict of its own below it.
class Base:
    pass


dict_of_base = vars(Base)["__dict__"]


class Meta(type, Base):
    pass


class OtherMeta(Base, type):
    pass


class Module(types.ModuleType, Base):
    pass


class Error(Base, Exception):
    pass


class Made(metaclass=Meta):
    attribute = 1


class OtherMade(metaclass=OtherMeta):
    pass


for thing in [Made, OtherMade, Module("name"), Error("message"), Base()]:
    print(type(thing).__name__, type(dict_of_base.__get__(thing)).__name__, "attribute" in dict_of_base.__get__(thing))
    attempt("set", lambda: dict_of_base.__set__(thing, {"a": 1}))
    attempt("assign", lambda: setattr(thing, "__dict__", {"a": 2}))
    attempt("delete", lambda: dict_of_base.__delete__(thing))
    attempt("del", lambda: delattr(thing, "__dict__"))
    print(getattr(thing, "a", None))
attempt("wrong", lambda: setattr(Error(), "__dict__", 3))


# `__class__`: slots of the same names are the same only where the base is.
class AB:
    __slots__ = ["a", "b"]


class BA:
    __slots__ = ["b", "a"]


class CB:
    __slots__ = ["c", "b"]


class ABE(AB):
    __slots__ = ["e"]


class ABE2(AB):
    __slots__ = ["e"]


class BAE(BA):
    __slots__ = ["e"]


class Dict(CB):
    __slots__ = ["__dict__"]


class Both(CB):
    __slots__ = ["__dict__", "__weakref__"]


class Plain(CB):
    pass


classes = [AB, BA, CB, ABE, ABE2, BAE, Dict, Both, Plain]
for cls in classes:
    for other in classes:
        if cls is not other:
            attempt(f"{cls.__name__} {other.__name__}", lambda: setattr(cls(), "__class__", other))


# Slots that have the names of what a namespace tells the metaclass.
class Telling(type):
    def __new__(cls, name, bases, namespace):
        print(sorted(namespace))
        return super().__new__(cls, name, bases, namespace)


class Celled(metaclass=Telling):
    __slots__ = ["__classcell__", "__qualname__"]

    def method(self):
        return __class__


print(vars(Celled)["__classcell__"], vars(Celled)["__qualname__"], Celled.__qualname__, Celled().method())
celled = Celled()
attempt("unset", lambda: celled.__classcell__)
celled.__classcell__ = 3
print(celled.__classcell__)
attempt("no cell", lambda: type("C", (), {"__classcell__": 3, "__slots__": ["__classcell__"]}))


# Orders from `mro()`.
def ordered(order):
    class Ordered(type):
        def mro(cls):
            return order(cls)

    return Ordered


def extending(cls):
    if cls.__mro__ is None and cls.__name__ == "A":
        attempt("incomplete", lambda: type("X", (cls,), {}))
        attempt("incomplete", lambda: type(cls)("Y", (cls, Base), {}))
    return type.mro(cls)


for order in [
    lambda cls: (Base,), lambda cls: (), lambda cls: 1, lambda cls: [1], lambda cls: [int], lambda cls: [Base, cls], extending,
    lambda cls: [cls, object, object],
]:
    attempt("order", lambda: ordered(order)("A", (), {}).__mro__)

# Instances of these nobody may make.
for thing in [sys.flags, sys.version_info]:
    attempt("call", lambda: type(thing)(thing))
    attempt("new", lambda: type(thing).__new__(type(thing), thing))
    attempt("tuple", lambda: tuple.__new__(type(thing), thing))

# Text that UTF-8 has no bytes for.
attempt("name", lambda: type("A\udcdcB", (), {}))
attempt("doc", lambda: type("A", (), {"__doc__": "x\udcdcy"}))
attempt("doc", lambda: type("A", (), {"__doc__": "\U0001f40d"}).__doc__)
Base.__doc__ = "x\udcdcy"
print(ascii(Base.__doc__))

print([].__add__.__objclass__, True.__add__.__objclass__, Made.__call__.__objclass__, {}.__len__.__objclass__)
attempt("bound", lambda: [].append.__objclass__)
print(weakref.ref(attempt.__code__)() is attempt.__code__)
