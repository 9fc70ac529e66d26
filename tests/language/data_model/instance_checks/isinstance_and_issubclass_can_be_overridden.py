class Meta(type):
    def __instancecheck__(cls, o): print('instancecheck', cls.__name__, o, end='; '); return 'quack' in str(o)
    def __subclasscheck__(cls, c): print('subclasscheck', cls.__name__, end='; '); return 'truthy'
class Duck(metaclass=Meta): pass
print(isinstance('quack', Duck), isinstance('moo', Duck), issubclass(int, Duck), isinstance(Duck(), Duck))
print(isinstance(5, (str, (list, int))), issubclass(bool, (str, int)), isinstance(5, int | str), issubclass(int, int | None), isinstance(None, int | None), isinstance(5, ()), isinstance(True, int))
class Proxy:
    def __init__(self, t): self.t = t
    @property
    def __class__(self): return self.t
print(isinstance(Proxy(int), int), isinstance(Proxy(dict), dict), type(Proxy(int)) is Proxy)
class Bases:
    __bases__ = (int,)
class BadBases: __bases__ = 5
class Raises(type):
    def __instancecheck__(cls, o): raise ValueError('instancecheck')
class R(metaclass=Raises): pass
for source in ('isinstance(1, 5)', 'isinstance(1, "int")', 'isinstance(1, [int])', 'isinstance(1, (int, 5))', 'isinstance("a", (int, 5))', 'issubclass(5, int)', 'issubclass(int, 5)', 'issubclass(int, (str, 5))', 'isinstance(1)', 'isinstance(1, R)', 'isinstance(R(), R)', 'isinstance(1, list[int])', 'issubclass(list, list[int])', 'isinstance([], int | list[int])', 'isinstance(1, None)', 'issubclass(Bases(), object)', 'issubclass(Bases(), int)', 'issubclass(BadBases(), int)', 'isinstance(1, Bases())', 'isinstance(object(), object)', 'issubclass(type, type)', 'isinstance(int, type)', 'issubclass(int, ())', 'isinstance(1, lambda: 0)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
import abc
class Sized(abc.ABC):
    @classmethod
    def __subclasshook__(cls, c): return True if hasattr(c, 'size') else NotImplemented
class Has: size = 1
class Hasnt: pass
print(issubclass(Has, Sized), isinstance(Has(), Sized), issubclass(Hasnt, Sized))
Sized.register(Hasnt)
print(issubclass(Hasnt, Sized), isinstance(Hasnt(), Sized), Sized in Hasnt.__mro__)
class Loop: pass
Loop.__class__
l = Loop()
print(isinstance(l, type(l)), isinstance(Loop, object))
