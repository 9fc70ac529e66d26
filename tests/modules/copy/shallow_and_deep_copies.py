import copy
a = [1, [2, 3], {'k': [4]}]; b = copy.copy(a); c = copy.deepcopy(a); a[1].append(99); a[2]['k'].append(5); print(b, c, b[1] is a[1], c[1] is a[1])
t = (1, [2]); print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy((1, 'a')) is not None, copy.deepcopy(t) == t, copy.deepcopy(len) is len, copy.copy(int) is int, copy.copy(None))
r = []; r.append(r); d = copy.deepcopy(r); print(d, d[0] is d, d is not r)
class N:
    def __init__(self, v): self.v, self.self = v, self
n = copy.deepcopy(N([1])); print(n.self is n, n.v); s = copy.copy(n); print(s.self is n, s.v is n.v)
class Custom:
    def __init__(self): self.x = []
    def __copy__(self): print('__copy__'); return 'copied'
    def __deepcopy__(self, memo): print('__deepcopy__', type(memo).__name__); return 'deep'
print(copy.copy(Custom()), copy.deepcopy([Custom()]))
class Reduce:
    def __init__(self, a): self.a = a
    def __reduce__(self): return (Reduce, (self.a,), {'extra': 1})
x = copy.copy(Reduce([1])); print(x.a, x.extra)
class State:
    def __init__(self): self.a, self.b = 1, 2
    def __getstate__(self): return {'a': self.a * 10}
    def __setstate__(self, s): print('setstate', s); self.__dict__.update(s)
y = copy.copy(State()); print(vars(y))
class Slots:
    __slots__ = ('p', 'q')
z = Slots(); z.p = [1]; w = copy.deepcopy(z); print(w.p, w.p is z.p, hasattr(w, 'q'))
class L(list): pass
l = L([1, [2]]); l.attr = [3]; m = copy.deepcopy(l); print(m, type(m).__name__, m.attr, m.attr is l.attr, copy.copy({1, 2}), copy.copy(bytearray(b'x')), copy.deepcopy({'k': (1, [2])}), copy.copy(range(3)), copy.copy(slice(1)))
shared = [1]; p = [shared, shared]; q = copy.deepcopy(p); q[0].append(2); print(q, q[0] is q[1])
for source in ('copy.copy(x for x in [])', 'copy.deepcopy(iter([1]))', 'copy.copy(open("/dev/null"))', 'copy.deepcopy(memoryview(b""))', 'copy.copy(Exception("a", 1))', 'copy.deepcopy(lambda: 0) is not None', 'copy.error', 'copy.copy()', 'copy.deepcopy({}.keys())', 'copy.copy(NotImplemented)', 'copy.copy(property())is not None'):
    try: v = eval(source); print(source, '=', v if ' at 0x' not in repr(v) else type(v).__name__)
    except Exception as e: print(source, '|', type(e).__name__, e)
class NewArgs(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    def __getnewargs__(self): return tuple(self)
print(copy.copy(NewArgs(1, 2)), type(copy.deepcopy(NewArgs(1, [2]))).__name__, copy.copy(1 + 2j), copy.deepcopy(frozenset([1])))
import copyreg
class Reg:
    def __init__(self, v): self.v = v
copyreg.pickle(Reg, lambda o: (Reg, (o.v + 1,))); print(copy.copy(Reg(1)).v)
