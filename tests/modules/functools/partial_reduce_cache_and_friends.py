import functools as ft
p = ft.partial(int, base=2); print(p('101'), p.func, p.args, p.keywords, p('z', base=36), ft.partial(max, 5)(3, 9), ft.partial(ft.partial(pow, 2), 3)(), ft.partial(print, 1, sep='-').keywords, repr(ft.partial(len)))
print(ft.reduce(lambda a, b: a * b, [1, 2, 3, 4]), ft.reduce(lambda a, b: a + b, [], 5), ft.reduce(max, 'hello'), ft.reduce(lambda a, b: [a, b], 'abc', 0))
calls = []
@ft.lru_cache(maxsize=2)
def sq(x): calls.append(x); return x * x
print([sq(x) for x in (1, 2, 1, 3, 2, 1)], calls, sq.cache_info(), sq.cache_parameters()); sq.cache_clear(); print(sq.cache_info(), sq.__wrapped__(9), sq.__name__)
@ft.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
@ft.lru_cache(typed=True)
def typed(x): return type(x).__name__
print(typed(1), typed(1.0), typed(True), typed.cache_info().currsize)
@ft.lru_cache
def kw(a, b=2, **k): return a, b, k
print(kw(1), kw(1, 2), kw(a=1), kw(1, c=3), kw.cache_info().misses)
def deco(f):
    @ft.wraps(f)
    def w(*a): "wrapper doc"; return f(*a)
    return w
@deco
def orig(x): "orig doc"; return x
print(orig.__name__, orig.__doc__, orig.__wrapped__(3), orig(4), ft.WRAPPER_ASSIGNMENTS, ft.WRAPPER_UPDATES)
@ft.total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(V(1) <= V(2), V(3) > V(2), V(2) >= V(2), V(1) > V(5))
@ft.singledispatch
def kind(x): return f'other {type(x).__name__}'
@kind.register
def _(x: int): return 'int'
@kind.register(str)
def _(x): return 'str'
@kind.register(list)
@kind.register(tuple)
def _(x): return 'sequence'
print(kind(1), kind('a'), kind([]), kind(()), kind(1.5), kind(True), kind.dispatch(bool) is kind.registry[int])
class C:
    @ft.cached_property
    def slow(self): print('computed', end=' '); return 42
    @ft.singledispatchmethod
    def m(self, x): return 'default'
    @m.register
    def _(self, x: int): return 'int method'
    def add(self, a, b): return a + b
    inc = ft.partialmethod(add, 1)
c = C(); print(c.slow, c.slow, vars(c), c.m(1), c.m('x'), c.inc(5)); del c.slow; print(c.slow)
print(sorted([3, 1, 2], key=ft.cmp_to_key(lambda a, b: b - a)), ft.cmp_to_key(lambda a, b: a - b)(1) < ft.cmp_to_key(lambda a, b: a - b)(2))
for source in ('ft.partial()', 'ft.partial(5)', 'ft.reduce(max, [])', 'ft.reduce(max, 5)', 'ft.lru_cache("a")', 'sq([])', 'sq()', 'ft.total_ordering(type("X", (), {}))', 'kind()', 'ft.cmp_to_key(5)(1) < ft.cmp_to_key(5)(2)', 'p.foo', 'ft.partial(len)(1, 2)', 'kind.register("x")', 'ft.cached_property(len).__get__(5)', 'hash(ft.cmp_to_key(max)(1))'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
