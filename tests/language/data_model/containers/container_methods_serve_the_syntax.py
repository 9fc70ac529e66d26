class Vec:
    def __init__(self, *xs): self.xs = list(xs)
    def __len__(self): print('len', end=' '); return len(self.xs)
    def __length_hint__(self): print('hint', end=' '); return 3
    def __getitem__(self, i): print('get', i, end=' '); return self.xs[i]
    def __setitem__(self, i, v): print('set', i, v, end=' '); self.xs[i] = v
    def __delitem__(self, i): print('delete', i, end=' '); del self.xs[i]
    def __iter__(self): print('iter', end=' '); return iter(self.xs)
    def __reversed__(self): print('reversed', end=' '); return iter(self.xs[::-1])
    def __contains__(self, v): print('contains', end=' '); return v in self.xs
v = Vec(3, 1, 2)
print(len(v), bool(v), v[0], v[-1], v[1:], 1 in v, 9 not in v)
v[0] = 10; del v[1]; print(v.xs)
print(list(v)); print(tuple(v)); print(sorted(v)); print(list(reversed(v))); print([*v], {*v}); a, b = v; print(a, b)
print(sum(v), max(v), dict(enumerate(v)), list(zip(v, v)), list(map(str, v)), ','.join(map(str, v)), any(v), all(v))
class OnlyGet:
    def __getitem__(self, i):
        if i >= 3: raise IndexError('done')
        return i * i
print(list(OnlyGet()), 4 in OnlyGet(), max(OnlyGet()), [x for x in OnlyGet()], dict(zip('abc', OnlyGet())))
try: reversed(OnlyGet())
except TypeError as e: print(e)
class GetLen(OnlyGet):
    def __len__(self): return 3
print(list(reversed(GetLen())), bool(GetLen()))
class Missing(dict):
    def __missing__(self, k): print('missing', k, end=' '); self[k] = v = len(k); return v
m = Missing(a=1)
print(m['a'], m['hello'], m, m.get('zzz'), 'yy' in m)
import operator
class Hint:
    def __init__(self, h): self.h = h
    def __length_hint__(self): return self.h
    def __iter__(self): return iter([1, 2])
for h in (0, 10, NotImplemented):
    print(operator.length_hint(Hint(h), 5), list(Hint(h)))
for h in (-1, 'x', 1.5):
    try: operator.length_hint(Hint(h))
    except Exception as e: print(type(e).__name__, e)
class BadLen:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for n in (-1, 1.5, 'a', None, 2 ** 63, 2 ** 63 - 1, True):
    try: print(len(BadLen(n)))
    except Exception as e: print(type(e).__name__, e)
class NoReversed:
    __reversed__ = None
    def __len__(self): return 1
    def __getitem__(self, i): return i
try: reversed(NoReversed())
except TypeError as e: print(e)
