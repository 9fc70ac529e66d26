"""Composition, currying, memoisation, Maybe, lenses, church numerals, transducers, trampolines."""
from functools import reduce, partial, wraps
from inspect import signature
def compose(*fs): return reduce(lambda f, g: lambda *a: f(g(*a)), fs) if fs else lambda x: x
def curry(f, n=None, *got):
    n = len(signature(f).parameters) if n is None else n
    return f(*got) if len(got) >= n else lambda *more: curry(f, n, *got, *more)
inc, double, neg = lambda x: x + 1, lambda x: x * 2, lambda x: -x
print(compose(inc, double, neg)(5), compose()(3), curry(lambda a, b, c: (a, b, c))(1)(2, 3), curry(lambda a, b: a - b)(10)(3), list(map(partial(pow, 2), range(5))), reduce(lambda acc, f: f(acc), [inc, double, str, len], 49))
class Maybe:
    def __init__(self, v): self.v = v
    def bind(self, f):
        if self.v is None: return self
        try: return Maybe(f(self.v))
        except (KeyError, ValueError, ZeroDivisionError, IndexError) as e: return Nothing(e)
    __rshift__ = bind
    def __or__(self, default): return default if self.v is None else self.v
    def __repr__(self): return f'Just({self.v!r})'
class Nothing(Maybe):
    def __init__(self, why=None): super().__init__(None); self.why = why
    def __repr__(self): return f'Nothing({self.why!r})'
for s in ('8', '0', 'x', '-4'): print(Maybe(s) >> int >> (lambda n: 16 / n) >> round, (Maybe(s) >> int) | 'default')
print(Maybe({'a': {'b': [1, 2]}}) >> (lambda d: d['a']) >> (lambda d: d['b']) >> (lambda l: l[1]), Maybe({}) >> (lambda d: d['a']) >> len)
class Lens:
    def __init__(self, get, put): self.get, self.put = get, put
    def __truediv__(self, o): return Lens(lambda s: o.get(self.get(s)), lambda s, v: self.put(s, o.put(self.get(s), v)))
    def over(self, s, f): return self.put(s, f(self.get(s)))
key = lambda k: Lens(lambda s: s[k], lambda s, v: {**s, k: v} if isinstance(s, dict) else [*s[:k], v, *s[k + 1:]])
data = {'user': {'name': 'ann', 'tags': ['x', 'y']}}; l = key('user') / key('tags') / key(1)
print(l.get(data), l.put(data, 'z'), l.over(data, str.upper), data, (key('user') / key('name')).over(data, len))
zero = lambda f: lambda x: x
succ = lambda n: lambda f: lambda x: f(n(f)(x))
add = lambda m: lambda n: lambda f: lambda x: m(f)(n(f)(x))
mul = lambda m: lambda n: lambda f: m(n(f))
power = lambda m: lambda n: n(m)
church = lambda k: zero if k == 0 else succ(church(k - 1)); number = lambda n: n(lambda x: x + 1)(0)
print(number(add(church(3))(church(4))), number(mul(church(3))(church(4))), number(power(church(2))(church(5))), (lambda f: (lambda x: f(lambda v: x(x)(v)))(lambda x: f(lambda v: x(x)(v))))(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(10))
def trampoline(f):
    @wraps(f)
    def run(*a):
        r = f(*a)
        while callable(r): r = r()
        return r
    run.raw = f
    return run
@trampoline
def even(n): return True if n == 0 else lambda: odd.raw(n - 1)
@trampoline
def odd(n): return False if n == 0 else lambda: even.raw(n - 1)
print(even(5000), odd(5001), even.__name__)
mapping = lambda f: lambda step: lambda acc, x: step(acc, f(x)); filtering = lambda p: lambda step: lambda acc, x: step(acc, x) if p(x) else acc
def transduce(xform, step, init, xs): return reduce(xform(step), xs, init)
print(transduce(compose(filtering(lambda x: x % 2), mapping(lambda x: x * x)), lambda a, x: a + [x], [], range(8)), transduce(mapping(str), str.__add__, '', range(5)))
def memo(f):
    seen = {}
    @wraps(f)
    def g(*a):
        if a not in seen: seen[a] = f(*a)
        return seen[a]
    g.seen = seen; return g
@memo
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print(ack(2, 9), len(ack.seen))
def retry(times, *kinds):
    def deco(f):
        @wraps(f)
        def g(*a):
            for i in range(1, times + 1):
                try: return f(*a)
                except kinds as e:
                    print(f'try {i}: {type(e).__name__} {e}')
                    if i == times: raise RuntimeError(f'{f.__name__} failed {times} times') from e
        return g
    return deco
state = iter([0, 'x', 4, 0, 0, 0])
@retry(3, ZeroDivisionError, TypeError)
def flaky(k): return k / next(state)
print(flaky(8))
try: flaky(1)
except RuntimeError as e: print(e, repr(e.__cause__))
def overload(*types):
    def deco(f):
        table = overload.tables.setdefault(f.__name__, []); table.append((types, f))
        def call(*a):
            for ts, g in table:
                if len(ts) == len(a) and all(map(isinstance, a, ts)): return g(*a)
            raise TypeError(f'no {f.__name__} for ({", ".join(type(x).__name__ for x in a)})')
        return call
    return deco
overload.tables = {}
@overload(int, int)
def area(w, h): return w * h
@overload(float)
def area(r): return round(3 * r * r, 2)
@overload(str, int)
def area(s, n): return s * n
print(area(2, 3), area(1.5), area('ab', 2))
try: area([])
except TypeError as e: print(e)
zipped = dict(zip(*[iter('k1 v1 k2 v2'.split())] * 2)); print(zipped, [*zip(*zip('abc', range(3)))], (lambda *a, **k: (a, k))(*range(2), **zipped), sorted(zipped.items(), key=lambda kv: kv[::-1], reverse=True))
