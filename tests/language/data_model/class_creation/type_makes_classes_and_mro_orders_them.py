X = type('X', (object,), {'a': 1, 'm': lambda self: self.a})
print(X.__name__, X().m(), X.__module__, X.__qualname__, type(X), X.__bases__)
Y = type('Y', (X,), dict(a=2, __qualname__='Custom.Y', __doc__='doc'))
print(Y().m(), Y.__qualname__, Y.__doc__, Y.__mro__ == (Y, X, object), Y.mro() == list(Y.__mro__), X.__subclasses__() == [Y])
class O: pass
class A(O): pass
class B(O): pass
class C(A, B): pass
class D(B): pass
class E(C, D): pass
print([k.__name__ for k in E.__mro__])
class P1: who = 'P1'
class P2: who = 'P2'
class Q(P1): pass
class R(Q, P2): pass
print(R.who, [k.__name__ for k in R.__mro__])
for source in ('class Z(O, A): pass', 'class Z(A, B, A): pass', 'type("Z", (B, A, E), {})', 'type("Z")', 'type("Z", (), {}, 1)', 'type(5, (), {})', 'type("Z", 5, {})', 'type("Z", (5,), {})', 'type("Z", (), 5)', 'type("Z", [], {})', 'type()', 'type("a\\0b", (), {})', 'type("Z", (), {"__slots__": 5})', 'type("Z", (), {"__qualname__": 5})', 'type("Z", (), {1: 2})', 'type("", (), {})'):
    try: print(source, '=', eval(source) if not source.startswith('class') else exec(source))
    except Exception as e: print(source, '|', type(e).__name__, str(e).replace('\n', ' / '))
class Swap(A): pass
print(Swap.__base__.__name__)
Swap.__bases__ = (B,)
print(Swap.__mro__[1].__name__, A.__subclasses__() and [c.__name__ for c in A.__subclasses__()], [c.__name__ for c in B.__subclasses__()])
for value in ((), (int,), 5, (Swap,), (5,)):
    try: Swap.__bases__ = value
    except TypeError as e: print(value, '|', e)
class CustomMro(type):
    def mro(cls): return [cls, B, object] if cls.__name__ == 'W' else super().mro()
class W(A, metaclass=CustomMro): pass
print([k.__name__ for k in W.__mro__], W.__bases__[0].__name__)
class BadMro(type):
    def mro(cls): return 5
try:
    class V(metaclass=BadMro): pass
except TypeError as e: print(e)
X.__name__ = 'Renamed'; print(X, X.__name__, X.__qualname__)
X.__qualname__ = 'New.Qual'; print(X)
for attr, v in (('__name__', 5), ('__qualname__', 5), ('__name__', 'a\0'), ('__mro__', ()), ('__dict__', {}), ('__module__', 'other'), ('__base__', int), ('__doc__', 'new doc')):
    try: setattr(X, attr, v); print(attr, getattr(X, attr))
    except Exception as e: print(attr, '|', type(e).__name__, e)
class MroEntries:
    def __mro_entries__(self, bases): return (A, B)
class U(MroEntries()): pass
print(U.__bases__, len(U.__orig_bases__))
class BadEntries:
    def __mro_entries__(self, bases): return [A]
try:
    class T(BadEntries()): pass
except TypeError as e: print(e)
try: type('T', (MroEntries(),), {})
except TypeError as e: print(e)
