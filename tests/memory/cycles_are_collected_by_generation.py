import gc
class N:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
gc.collect(); gc.disable()
def pair(a, b): x, y = N(a), N(b); x.o, y.o = y, x
pair(1, 2); print('before'); n = gc.collect(); print('collected', n)
for i in range(3): x = N(f'self{i}'); x.me = x
del x; print(gc.collect() >= 3)
l = []; l.append(l); del l; print(gc.collect())
d = {}; d['d'] = d; del d; t = ([],); t[0].append(t); del t; s = set(); class_ = type('T', (), {}); del class_; print(gc.collect() > 5)
def f():
    def g(): return g
    return None
f(); print(gc.collect() > 0)
def gen():
    me = yield
    try: yield me
    finally: print('generator finally in gc')
g = gen(); next(g); g.send(g); del g; gc.collect()
e = None
try: raise ValueError
except ValueError as err: saved = err; saved.me = saved
del saved; print(gc.collect() > 0)
a = N('root'); a.child = N('child'); a.child.parent = a; b = a.child; del a; print(gc.collect(), b.parent.n); del b; print(gc.collect() > 0)
order = [N(i) for i in range(4)]
for i, x in enumerate(order): x.next = order[(i + 1) % 4]
del x, order; gc.collect()
print(gc.isenabled(), gc.garbage); gc.enable(); gc.set_threshold(5, 2, 2)
class Count:
    dead = 0
    def __init__(self): self.me = self
    def __del__(self): Count.dead += 1
for i in range(1000): Count()
print(Count.dead > 900, gc.get_threshold()); gc.set_threshold(700, 10, 10); gc.collect(); print(Count.dead)
x = N('in gen 2'); x.me = x; gc.collect(); del x; gc.collect(0); print('not yet'); gc.collect(1); print('nor yet'); gc.collect(2)
gc.collect(); gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze(); print(gc.get_freeze_count())
class Slots:
    __slots__ = ('me',)
s = Slots(); s.me = s; del s; print(gc.collect())
