import sys
rc = sys.getrefcount
o = object(); print(rc(o)); p = o; print(rc(o)); l = [o, o]; print(rc(o)); del p; print(rc(o)); l.clear(); print(rc(o))
def f(x): return rc(x)
print(f(o), f(x=o), f(*[o]), f(*(o,)), f(**{'x': o}), (lambda y: rc(y))(o))
def local(x):
    y = x
    z = [y]
    return rc(x)
print(local(o), rc(o))
d = {'k': o}; print(rc(o)); d['j'] = o; print(rc(o)); d.pop('k'); del d['j']; print(rc(o)); t = (o,); print(rc(o)); del t; print(rc(o))
class C: pass
c = C(); print(rc(c)); c.self = c; print(rc(c)); m = c.__init__; print(rc(c)); del m; c.self = None; print(rc(c)); c.attr = o; print(rc(o)); del c; print(rc(o))
def closure():
    def inner(): return o2
    o2 = object()
    return inner, rc(o2)
fn, n = closure(); print(n, rc(fn()), rc(fn.__closure__[0].cell_contents))
def gen(x):
    yield rc(x)
    y = x
    yield rc(x)
g = gen(o); print(rc(o), next(g), next(g), rc(o)); g.close(); print(rc(o))
it = iter([o]); print(rc(o)); next(it); print(rc(o)); list(it); del it; print(rc(o))
print([rc(x) for x in [o]], [rc(o) for _ in range(2)], rc(o))
for v in [o]: print(rc(v), rc(o))
del v
print(rc([]), rc(object()), rc(C()), rc((lambda: 0)), rc({}), rc([1][0:]))
try: raise ValueError(o)
except ValueError as e: print(rc(e), rc(o)); kept = e
print(rc(kept), rc(o)); del kept; print(rc(o))
def kw(a, *args, **k): return rc(a), rc(args), rc(k)
print(kw(o, o, z=o), rc(o)); a = b = o; print(rc(o)); a, b = b, a; print(rc(o)); del a, b; print(rc(o))
print(rc(o) if (q := o) else 0, rc(o)); del q; print(rc(o), o is o and rc(o), [o, rc(o)][1], (o, o, rc(o))[2], {1: o, 2: rc(o)}[2], rc(o) + 0 * len([o]))
