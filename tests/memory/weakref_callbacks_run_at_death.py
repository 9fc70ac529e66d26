import weakref
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
class B(A):
    __del__ = lambda self: print('B del', ref() is self)
a = A('a'); refs = [weakref.ref(a, lambda r, i=i: print('callback', i, r())) for i in range(3)]; del a; print('done')
b = B('b'); ref = weakref.ref(b, lambda r: print('cb', r())); del b
a = A('dead ref first'); r = weakref.ref(a, lambda r: print('never')); del r; del a
class Plain: pass
p = Plain(); p.r = weakref.ref(p, lambda r: print('ref dies with its object')); del p; print('silent')
p = Plain(); keep = weakref.ref(p, lambda r: made.append(r)); made = []; del p; print(made[0] is keep, keep())
p, q = Plain(), Plain(); rp = weakref.ref(p, lambda r: print('p gone, q', rq() is not None)); rq = weakref.ref(q, lambda r: print('q gone, p', rp() is not None)); p.q = q; del q; del p
def f():
    x = Plain(); r = weakref.ref(x, lambda r: print('local callback')); print('leaving'); return r
print(f()())
l = [Plain() for _ in range(3)]; rs = [weakref.ref(x, lambda r, i=i: print('item', i)) for i, x in enumerate(l)]; l.pop(1); l.reverse(); l.clear()
import gc
c = Plain(); c.me = c; rc = weakref.ref(c, lambda r: print('cycle callback', r())); del c; print('before collect', rc() is not None); gc.collect(); print(rc())
x, y = Plain(), Plain(); x.y, y.x = y, x; x.r = weakref.ref(y, lambda r: print('inside the garbage: no callback')); rx = weakref.ref(x, lambda r: print('outside: callback')); del x, y; gc.collect()
d = weakref.WeakValueDictionary(); v = Plain(); d['k'] = v; print(len(d)); del v; print(len(d), 'k' in d)
fin = weakref.finalize(p2 := Plain(), print, 'finalize', sep='!'); print(fin.alive, fin.detach() is not None, fin.alive); del p2
f1 = weakref.finalize(p3 := Plain(), print, 'called by hand'); print(f1(), f1(), f1.alive); del p3
fe = weakref.finalize(weakref, print, 'at exit last'); fe2 = weakref.finalize(gc, print, 'at exit first'); fe3 = weakref.finalize(Plain, print, 'never at exit'); fe3.atexit = False
print(weakref.getweakrefcount(Plain) >= 1, repr(weakref.ref(Plain)).startswith('<weakref at'), repr(rc).endswith('dead>'))
