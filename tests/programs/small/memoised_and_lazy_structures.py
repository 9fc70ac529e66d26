class LazyList:
    def __init__(self, source): self.it, self.cache = iter(source), []
    def __getitem__(self, i):
        if isinstance(i, slice):
            if i.stop is None or i.stop < 0: self._fill(None)
            else: self._fill(i.stop)
            return self.cache[i]
        if i < 0: self._fill(None)
        else: self._fill(i + 1)
        return self.cache[i]
    def _fill(self, n):
        while n is None or len(self.cache) < n:
            try: self.cache.append(next(self.it))
            except StopIteration: break
    def __iter__(self):
        i = 0
        while True:
            try: yield self[i]
            except IndexError: return
            i += 1
    def __repr__(self): return f'LazyList({self.cache}...)'
def naturals():
    n = 0
    while True: print(f'<{n}>', end=''); yield n; n += 1
l = LazyList(naturals()); print(l[3]); print(l[1:5], l[2], l); print([x for x, _ in zip(l, range(7))])
f = LazyList('abc'); print(list(f), list(f), f[-1], f[1:], f[::-1]); 
try: f[9]
except IndexError as e: print(e)
class Stream:
    def __init__(self, head, rest): self.head, self._rest = head, rest
    @property
    def tail(self):
        if callable(self._rest): self._rest = self._rest()
        return self._rest
    def take(self, n):
        s = self
        while n and s: yield s.head; s, n = s.tail, n - 1
    def map(self, f): return Stream(f(self.head), lambda: self.tail.map(f))
    def filter(self, p):
        s = self
        while not p(s.head): s = s.tail
        return Stream(s.head, lambda: s.tail.filter(p))
    def __add__(self, o): return Stream(self.head + o.head, lambda: self.tail + o.tail)
def ints(n=1): return Stream(n, lambda: ints(n + 1))
def sieve(s): return Stream(s.head, lambda: sieve(s.tail.filter(lambda n: n % s.head)))
fibs = Stream(0, lambda: Stream(1, lambda: fibs + fibs.tail))
print(list(ints().map(lambda x: x * x).take(5)), list(sieve(ints(2)).take(12)), list(fibs.take(15)), list(ints().filter(lambda n: n % 7 == 3).take(3)))
class Memo(dict):
    def __init__(self, f): self.f = f
    def __missing__(self, k): v = self[k] = self.f(self, k); return v
paths = Memo(lambda m, p: 1 if 0 in p else m[p[0] - 1, p[1]] + m[p[0], p[1] - 1]); print(paths[10, 10], len(paths))
class once:
    def __init__(self, f): self.f, self.name = f, f.__name__
    def __get__(self, o, t): v = o.__dict__[self.name] = self.f(o); return v
class Big:
    @once
    def value(self): print('working'); return 42
b = Big(); print(b.value, b.value, vars(b))
class Thunk:
    def __init__(self, f): self.f = f
    def force(self):
        if self.f: self.value, self.f = self.f(), None
        return self.value
    def __add__(self, o): return Thunk(lambda: self.force() + o.force())
t = Thunk(lambda: print('forced') or 20); u = t + t; print('not yet'); print(u.force(), u.force())
def cache_by(key):
    def deco(f):
        seen = {}
        def g(*a): k = key(*a); return seen[k] if k in seen else seen.setdefault(k, f(*a))
        return g
    return deco
@cache_by(lambda *xs: tuple(sorted(xs)))
def total(*xs): print('sum', xs); return sum(xs)
print(total(1, 2), total(2, 1), total(1, 3)); gen = (print('g', i) or i for i in range(3)); print('lazy'); print(next(gen), any(x == 1 for x in gen), list(gen)); z = zip(iter('ab'), (print('pull') or c for c in 'xyz')); print(list(z))
