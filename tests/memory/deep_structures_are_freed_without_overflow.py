l = []
for _ in range(200000): l = [l]
del l; print('list')
t = ()
for _ in range(200000): t = (t,)
del t; print('tuple')
d = {}
for _ in range(100000): d = {'k': d}
del d; print('dict')
class N:
    def __init__(self, n): self.next = n
n = None
for _ in range(100000): n = N(n)
del n; print('instances')
class D:
    count = 0
    def __init__(self, n): self.next = n
    def __del__(self): D.count += 1
n = None
for _ in range(20000): n = D(n)
del n; print('with finalizers', D.count)
f = None
for _ in range(50000): f = (lambda g: lambda: g)(f)
del f; print('closures')
def gen(inner): yield inner
g = None
for _ in range(20000): g = gen(g)
del g; print('generators')
e = None
for _ in range(20000):
    try: raise ValueError from e
    except ValueError as x: e = x
del e; print('exceptions')
m = []
for _ in range(1000): m = [m, m, (m,), {'k': m}]
del m; print('shared')
import gc; c = []; x = c
for _ in range(100000): x = [x]
c.append(x); del c, x; print('long cycle', gc.collect() > 0)
s = frozenset()
for _ in range(1000): s = frozenset([s])
del s; print('frozensets')
it = iter([1])
for _ in range(20000): it = iter([it])
del it; print('iterators')
