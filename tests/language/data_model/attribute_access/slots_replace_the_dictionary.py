class P:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
p = P(1, 2)
print(p.x, p.y, P.__slots__, hasattr(p, '__dict__'), hasattr(p, '__weakref__'), type(P.x).__name__, P.x.__get__(p), P.x.__name__, P.x.__objclass__ is P)
for source in ('p.z = 1', 'p.z', 'del p.z'):
    try: exec(source)
    except AttributeError as e: print(source, '|', e)
del p.x
try: p.x
except AttributeError as e: print(e)
try: del p.x
except AttributeError as e: print(e)
p.x = 5; print(p.x)
class Q(P): __slots__ = ('z',)
q = Q(1, 2); q.z = 3; print(q.x, q.z, hasattr(q, '__dict__'))
class R(P): pass
r = R(1, 2); r.any = 3; print(r.__dict__, r.x)
class WithDict: __slots__ = ('a', '__dict__', '__weakref__')
w = WithDict(); w.a = 1; w.b = 2; print(w.__dict__)
class Str: __slots__ = 'single'
Str().single = 1; print(Str.__slots__)
class D: __slots__ = {'doc': 'a documented slot', 'other': None}
print(D.doc.__doc__, D.other.__doc__)
class Mangled: __slots__ = ('__private', '_Mangled__q')
print(sorted(n for n in dir(Mangled) if n.startswith('_Mangled')))
class Dflt:
    __slots__ = ('a', 'b')
    c = 'class attribute'
print(Dflt().c)
try: Dflt().c = 1
except AttributeError as e: print(e)
class Empty(int): __slots__ = ()
try: Empty(5).x = 1
except AttributeError as e: print(e)
for source in ("class X:\n  __slots__ = ('a',)\n  a = 1", "class X: __slots__ = (5,)", "class X: __slots__ = ('not an id',)", "class X: __slots__ = 5", "class X(int): __slots__ = ('a',)", "class X(tuple): __slots__ = ('a',)", "class X(bytes): __slots__ = ['b']", "class X(str): __slots__ = ['b']", "class X: __slots__ = ('__dict__', '__dict__')", "class X(R): __slots__ = ('__dict__',)", "class X(P, Q2): pass", "class X: __slots__ = ('a', 'a')", "class X(WithDict): __slots__ = ('__weakref__',)"):
    class Q2: __slots__ = ('q',)
    try: exec(source)
    except Exception as e: print(repr(source), '|', type(e).__name__, e)
    else: print(repr(source), 'made')
class A1: __slots__ = ('a',)
class B1: __slots__ = ('b',)
try:
    class AB(A1, B1): pass
except TypeError as e: print(e)
class B0: __slots__ = ()
class AB0(A1, B0): __slots__ = ()
AB0().a = 1
try: P.x.__get__(5)
except TypeError as e: print(e)
try: P.x.__set__(A1(), 1)
except TypeError as e: print(e)
s = P('a', 'b'); print(s.__class__, [getattr(s, n) for n in s.__slots__])
