import abc
from abc import ABC, abstractmethod, ABCMeta
class Shape(ABC):
    @abstractmethod
    def area(self): return 'default area'
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def info(): ...
    def show(self): return f'{self.name}: {self.area()}'
class Half(Shape):
    def area(self): return super().area() + '!'
class Full(Half):
    name = 'full'
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def info(): return 'info'
print(Full.make().show(), Full.info(), sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Full.__abstractmethods__, Shape.area.__isabstractmethod__)
class One(ABC):
    @abstractmethod
    def only(self): ...
for c in (Shape, Half, One):
    try: c()
    except TypeError as e: print(e)
Full.extra = abstractmethod(lambda s: 0); print(Full().name); abc.update_abstractmethods(Full)
try: Full()
except TypeError as e: print(e)
class Duck(ABC):
    @classmethod
    def __subclasshook__(cls, c): return hasattr(c, 'quack') or NotImplemented
class Q:
    def quack(self): pass
print(issubclass(Q, Duck), isinstance(Q(), Duck), issubclass(int, Duck)); print(Duck.register(int), issubclass(int, Duck), isinstance(5, Duck), issubclass(bool, Duck))
@One.register
class Reg: pass
print(isinstance(Reg(), One), One in Reg.__mro__, type(One))
for source in ('One.register(5)', 'issubclass(5, One)', 'Reg.register(One)', 'One.register(One)', 'isinstance(1, One)', 'One.register(type("Sub", (One,), {}))', 'type("X", (ABC,), {"m": abstractmethod(len)})()'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class Cyc1(ABC): pass
class Cyc2(Cyc1): pass
try: Cyc2.register(Cyc1)
except RuntimeError as e: print(e)
import collections.abc as ca
for o in ([], (), {}, set(), 'a', b'', 5, range(1), iter([]), (x for x in ()), len, {}.keys(), frozenset(), bytearray(), lambda: 0, type, None, memoryview(b'')):
    print(type(o).__name__, [n for n in ('Iterable', 'Iterator', 'Sized', 'Container', 'Collection', 'Sequence', 'MutableSequence', 'Set', 'MutableSet', 'Mapping', 'MutableMapping', 'Hashable', 'Callable', 'Generator', 'Reversible', 'ByteString', 'KeysView') if isinstance(o, getattr(ca, n))])
class S(ca.Sequence):
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 2
s = S(); print(list(s), 4 in s, s.index(2), s.count(0), list(reversed(s)))
class MS(ca.MutableSet):
    def __init__(self, it=()): self.d = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.d
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def add(self, x): self.d.append(x) if x not in self.d else None
    def discard(self, x): self.d.remove(x) if x in self.d else None
m = MS('abc'); m |= MS('cd'); m -= {'a'}; print(m.d, (m & {'b', 'z'}).d, m == {'b', 'c', 'd'}, m < {'b', 'c', 'd', 'e'}, (m ^ {'b'}).d, m.isdisjoint('xyz'), m.pop()); m.remove('d')
try: m.remove('zz')
except KeyError as e: print(e)
