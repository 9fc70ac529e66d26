import weakref
class A:
    def __init__(self, n='a'): self.n = n
    def m(self): return self.n
    def __repr__(self): return f'A({self.n})'
a = A(); r = weakref.ref(a); p = weakref.proxy(a); print(r() is a, r() is p, p.n, p.m(), r == weakref.ref(a), r is weakref.ref(a), weakref.getweakrefcount(a), len(weakref.getweakrefs(a)), hash(r) == hash(a), isinstance(r, weakref.ref), repr(p).startswith('<weakproxy at 0x'))
r2 = weakref.ref(a, lambda ref: print('callback', ref is r2, ref())); f = weakref.finalize(a, print, 'finalized', 1); print(f.alive, f.peek()[1] is print)
del a; print(r(), r2(), f.alive, r == weakref.ref(A))
for source in ('p.n', 'str(p)', 'bool(p)', 'p.x', 'p + 1', 'p()', 'len(p)', 'hash(weakref.ref(A)) == hash(A)'):
    try: print(source, eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
d = weakref.WeakValueDictionary(); k = weakref.WeakKeyDictionary(); s = weakref.WeakSet(); x, y = A('x'), A('y'); d['x'] = x; d['y'] = y; k[x] = 1; k[y] = 2; s.add(x); s.add(y); print(sorted(d), len(k), len(s), x in s, d['x'], k[x]); del x; print(sorted(d), len(k), len(s), d.get('x'), list(k.values())); del y; print(dict(d), len(k), len(s))
for source in ('weakref.ref(5)', 'weakref.ref("a")', 'weakref.ref([])', 'weakref.ref(())', 'weakref.ref({})', 'weakref.ref(None)', 'weakref.ref()', 'weakref.ref(A, 1, 2)', 'weakref.ref(len)() is len', 'weakref.ref({1})()', 'weakref.ref(A) is weakref.ref(A)', 'weakref.proxy(5)', 'weakref.ref(A).x', 'weakref.ref(A)(1)', 'd[1] = 5', 'weakref.WeakSet([5])', 'weakref.WeakMethod(5)', 'hash(weakref.ref(A()))', 'weakref.ref(lambda: 0)()', 'weakref.finalize(5, print)', 'k[5]', 'd["zz"]', 'weakref.ref(A, key=1)', 'weakref.proxy(A)() is not None', 'weakref.proxy(A).__name__'):
    try: print(source, '=', eval(source) if '] = ' not in source else exec(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class S: __slots__ = ('v',)
class SW: __slots__ = ('__weakref__',)
try: weakref.ref(S())
except TypeError as e: print(e)
print(weakref.ref(sw := SW())() is sw)
b = A('m'); wm = weakref.WeakMethod(b.m); print(wm()(), weakref.ref(b.m)()); del b; print(wm())
c = A('order'); refs = [weakref.ref(c, lambda r, i=i: print('cb', i)) for i in range(3)]; del c
class Cache:
    def __init__(self): self.d = weakref.WeakValueDictionary()
    def get(self, n):
        o = self.d.get(n)
        if o is None: o = self.d[n] = A(n); print('made', n)
        return o
ca = Cache(); q = ca.get('1'); ca.get('1'); del q; ca.get('1')
e = A('exc'); er = weakref.ref(e, lambda r: 1 / 0); 
import sys; sys.unraisablehook = lambda u: print('unraisable', u.exc_value); del e
class Res:
    def __del__(self): global kept; kept = self
z = Res(); zr = weakref.ref(z, lambda r: print('cb after del')); del z; print(zr() is kept)
