"""Registration, __subclasshook__, what is remembered, and what match makes of abstract collections."""
import abc
import collections.abc as c
from typing import Protocol, runtime_checkable

class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
class Square:
    def area(self): return 4
print(isinstance(Square(), Shape), issubclass(Square, Shape))
token = abc.get_cache_token()
print(Shape.register(Square) is Square, isinstance(Square(), Shape), issubclass(Square, Shape), abc.get_cache_token() == token + 1)
class Sub(Square): pass
print(issubclass(Sub, Shape), Shape in Sub.__mro__)
for bad in (lambda: Shape.register(5), lambda: issubclass(5, Shape), lambda: Shape(), lambda: Square.register(Shape)):
    try: bad()
    except Exception as error: print(type(error).__name__, error)
class Loop(Shape):
    def area(self): return 0
try: Loop.register(Shape)
except RuntimeError as error: print(error)
calls = []
class Hooked(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        calls.append(other.__name__)
        return NotImplemented if other is int else hasattr(other, "quack")
class Duck:
    quack = 1
print(isinstance(Duck(), Hooked), isinstance(Duck(), Hooked), isinstance(3, Hooked), isinstance("", Hooked), calls)
Hooked.register(int)
print(isinstance(3, Hooked), isinstance("", Hooked), calls)
class Odd(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other): return 5
try: isinstance(3, Odd)
except AssertionError as error: print("AssertionError", error)
class Proxy:
    __class__ = property(lambda self: list)
print(isinstance(Proxy(), c.MutableSequence), isinstance(Proxy(), Shape))

class Pair(c.Sequence):
    def __len__(self): return 2
    def __getitem__(self, i): return "xy"[i]
class Named(c.Mapping):
    def __len__(self): return 1
    def __iter__(self): return iter(["k"])
    def __getitem__(self, key): return {"k": 7}[key]
class Late:
    def __len__(self): return 1
    def __getitem__(self, i): return [9][i]
class Later(Late): pass
def kind(value):
    match value:
        case [a, b]: return "pair", a, b
        case [a]: return "one", a
        case {"k": v}: return "mapping", v
        case _: return "other"
print(kind(Pair()), kind(Named()), kind(Late()))
c.Sequence.register(Late)
print(kind(Late()), kind(Later()))
try:
    class Both(c.Sequence, c.Mapping): pass
    print(kind(Both.__mro__))
    class Flags(abc.ABC): __abc_tpflags__ = (1 << 5) | (1 << 6)
except TypeError as error: print(error)

@runtime_checkable
class Sized(Protocol):
    size: int
    def grow(self): ...
class Box:
    size = 3
    def grow(self): pass
class Half:
    def grow(self): pass
print(isinstance(Box(), Sized), isinstance(Half(), Sized), isinstance(3, Sized))
try: issubclass(Box, Sized)
except TypeError as error: print(error)
