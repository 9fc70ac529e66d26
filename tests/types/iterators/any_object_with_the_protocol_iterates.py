class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return CountIter(self.n)
class CountIter:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration('done', self.i)
        self.i += 1
        return self.i
c = Count(4)
print(list(c), [*c], {*c}, (*c,), sum(c), min(c), dict(zip(c, c)), 3 in c, sorted(c, reverse=True), any(c), list(map(lambda x: x * x, c)), list(filter(lambda x: x % 2, c)), list(enumerate(c)), ','.join(map(str, c)))
a, *b = c; print(a, b); a, b, *_, d = c; print(a, b, d)
def f(*args): return args
print(f(*c), f(0, *c, *c), [x for x in c if x > 2], {x: x for x in c}, bytes(c), set(c), frozenset(c), tuple(c), list(zip(c, 'ab')))
l = []; l.extend(c); l += c; l[1:1] = c; print(l)
it = CountIter(1); next(it)
try: next(it)
except StopIteration as e: print(e.args, e.value)
class BadNext:
    def __iter__(self): return self
class NextNotCallable:
    def __iter__(self): return self
    __next__ = 5
class IterRaises:
    def __iter__(self): raise ValueError('iter')
class NextRaises:
    def __iter__(self): return self
    def __next__(self): raise ValueError('next')
class StopsTwice:
    calls = 0
    def __iter__(self): return self
    def __next__(self):
        self.calls += 1
        if self.calls % 2: raise StopIteration
        return self.calls
s = StopsTwice(); print(list(s), next(s), next(s, 'd'), s.calls)
for bad in (BadNext, NextNotCallable, IterRaises, NextRaises):
    for use in ('list(bad())', '[*bad()]', 'a, b = bad()', 'for x in bad(): pass', 'f(*bad())', '1 in bad()', 'sum(bad())', '[x for x in bad()]', 'dict(bad())', '"".join(bad())', 'sorted(bad())', 'zip(bad()).__next__()', 'set(bad())', 'max(bad())', 'next(bad())'):
        try: exec(use)
        except Exception as e: print(bad.__name__, use, '|', type(e).__name__, e)
class Seq:
    def __getitem__(self, i):
        if i < 3: return i * 10
        raise IndexError
print(list(Seq()), type(iter(Seq())).__name__, [*Seq()], 20 in Seq(), list(zip(Seq(), Seq())))
calls = iter([3, 2, 1, 0, 5]); print(list(iter(lambda: next(calls), 0)), list(calls))
it = iter(int, 1); print([next(it) for _ in range(3)], type(it).__name__)
def endless():
    n = 0
    while True: yield (n := n + 1)
print([x for x, _ in zip(endless(), range(5))], next(x for x in endless() if x * x > 50))
