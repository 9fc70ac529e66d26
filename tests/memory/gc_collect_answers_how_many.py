# What gc.collect() answers for garbage of every kind, by generation, and what is told on the way.
import collections, functools, gc, itertools, sys, types, weakref
gc.disable(); gc.collect()
class N: pass
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def cycle(n=1):
    for _ in range(n): a = []; a.append(a)
def measured(f, *args):
    gc.collect(); f(*args); print(f.__name__, args, gc.collect())
def list_of_lists(): a = [[], [], {}]; a.append(a)
def list_with_plain(): a = [1, 'x', (1, 2), {'k': 1}, {}]; a.append(a)
def dict_self(): a = {}; a[1] = a
def dict_with_key_tuple(): a = {}; a[(1, 2)] = a
def set_in_instance(): a = N(); a.s = {a}
def instance(): a = N(); a.me = a
def instance_dict(): a = N(); a.me = a; a.__dict__
def instances(n):
    first = last = N()
    for _ in range(n - 1): new = N(); last.next = new; last = new
    last.next = first
def function():
    def f(): return f
def two_functions():
    def f(): return g
    def g(): return f
def klass():
    class C: pass
def klass_with():
    class C:
        x = 1
        def m(self): return C
        @property
        def p(self): return 0
        @staticmethod
        def s(): pass
def klass_slots():
    class C: __slots__ = ('a', 'b')
def bound(): a = N(); a.m = a.__init__
def lambda_default():
    a = []; a.append(lambda x=a: x)
def generator():
    def g():
        me = yield
        yield me
    it = g(); next(it); it.send(it)
def exception():
    try: raise ValueError
    except ValueError as e: kept = e
def exception_chain():
    try:
        try: raise ValueError
        except ValueError as e: raise KeyError from e
    except KeyError as e: kept = e
def partial():
    a = []; a.append(functools.partial(len, a))
def deque():
    d = collections.deque(); d.append(d)
def iterator():
    a = []; i = iter(a); a.append(i)
def chain():
    a = []; a.append(itertools.chain(a))
def slots():
    class_ = Slots; s = class_(); s.a = s
def tuple_in_list(): a = []; a.append((a, (1, 2)))
def module():
    m = types.ModuleType('m'); m.me = m
def weak(): a = N(); a.me = a; a.r = weakref.ref(a)
def proxy_of_property():
    a = N(); a.p = property(lambda s: a)
def method_in_class():
    a = N(); a.f = N.__init__; a.me = a
def range_and_slice(): a = [range(3), slice(1, 2), 5, iter(range(3)), iter('x')]; a.append(a)
class Slots: __slots__ = ('a',)
for f in (cycle, list_of_lists, list_with_plain, dict_self, dict_with_key_tuple, set_in_instance, instance, instance_dict, function, two_functions,
          klass, klass_with, klass_slots, bound, lambda_default, generator, exception, exception_chain, partial, deque, iterator, chain, slots,
          tuple_in_list, module, weak, proxy_of_property, method_in_class, range_and_slice):
    measured(f)
measured(instances, 100); measured(cycle, 1000)
cycle(); print(gc.collect(0), gc.collect(0)); cycle(); print(gc.collect(1), gc.collect(2))
a = []; a.append(a); gc.collect(0); del a; print(gc.collect(0), gc.collect(1)); a = []; a.append(a); gc.collect(1); del a; print(gc.collect(0), gc.collect(1), gc.collect())
class Back:
    kept = []
    def __del__(self): Back.kept.append(self)
b = Back(); b.me = b; b.other = [b]; del b; print(gc.collect(), len(Back.kept)); print(gc.is_finalized(Back.kept[0]), gc.is_finalized(Back)); Back.kept.clear(); print(gc.collect())
l = [D(i) for i in range(5)]; [setattr(x, 'o', l) for x in l]; del l; print(gc.collect())
x, y, z = D('x'), D('y'), D('z'); x.o, y.o, z.o = z, x, y; r = [weakref.ref(o, lambda r, n=o.n: print('callback', n)) for o in (z, x, y)]; del x, y, z; print(gc.collect(), [w() for w in r])
old = D('old'); gc.collect(); young = D('young'); old.o, young.o = young, old; del old, young; gc.collect()
log = []
def callback(phase, info): log.append((phase, dict(info)))
gc.callbacks.append(callback); cycle(3); gc.collect(); gc.collect(0); gc.callbacks.remove(callback); gc.collect(); print(*log, sep='\n')
def bad(phase, info): raise ValueError(phase)
sys.unraisablehook = lambda u: print('unraisable', u.exc_value, u.object is bad)
gc.callbacks.append(bad); gc.collect(); gc.callbacks.clear()
before = gc.get_stats(); cycle(2); gc.collect(); gc.collect(1); after = gc.get_stats()
print([(b['collections'] - a['collections'], b['collected'] - a['collected'], b['uncollectable']) for a, b in zip(before, after)], list(after[0]))
gc.collect(); a, b, c = gc.get_count(); x = []; d, e, f = gc.get_count(); print((b, c), (e, f), d > a, a < 10); gc.collect(0); print(gc.get_count()[1:]); gc.collect(1); print(gc.get_count()[1:]); gc.collect(); print(gc.get_count()[1:])
gc.collect(); mine = []; print(any(o is mine for o in gc.get_objects(0)), any(o is mine for o in gc.get_objects(1)), any(o is mine for o in gc.get_objects())); gc.collect(0); print([any(o is mine for o in gc.get_objects(g)) for g in range(3)]); gc.collect(1); print([any(o is mine for o in gc.get_objects(g)) for g in range(3)])
gc.freeze(); print([any(o is mine for o in gc.get_objects(g)) for g in range(3)], gc.get_freeze_count() > 100, gc.get_count()[1:]); mine.append(mine); del mine; print(gc.collect()); gc.unfreeze(); print(gc.get_freeze_count(), gc.collect())
gc.set_debug(gc.DEBUG_SAVEALL); cycle(2); print(gc.collect(), gc.garbage, gc.get_debug()); gc.set_debug(0); gc.garbage.clear(); print(gc.collect())
gc.set_threshold(100); print(gc.get_threshold()); gc.set_threshold(100, 5); print(gc.get_threshold()); gc.set_threshold(0, 1, 2); print(gc.get_threshold(), gc.isenabled())
for wrong in (lambda: gc.collect(-1), lambda: gc.collect(3), lambda: gc.collect(1, 2), lambda: gc.collect(generation='x'), lambda: gc.get_objects(-2), lambda: len(gc.get_objects(-1)) > 500, lambda: gc.get_objects(3), 
              lambda: gc.set_threshold(), lambda: gc.set_threshold('x'), lambda: gc.set_debug(), lambda: gc.is_tracked(), lambda: gc.freeze(1), lambda: gc.get_count(1)):
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
class Recursive:
    def __del__(self): print('collect within a collection:', gc.collect())
r = Recursive(); r.me = r; del r; print(gc.collect())
