def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def ack(m, n): return n + 1 if not m else ack(m - 1, 1) if not n else ack(m - 1, ack(m, n - 1))
def hanoi(n, a='a', b='b', c='c', moves=None):
    moves = [] if moves is None else moves
    if n: hanoi(n - 1, a, c, b, moves); moves.append(a + c); hanoi(n - 1, b, a, c, moves)
    return moves
def gcd(a, b): return gcd(b, a % b) if b else a
def flatten(x): return [y for i in x for y in flatten(i)] if isinstance(x, list) else [x]
def power(b, e): return 1 if e == 0 else power(b * b, e // 2) * (b if e % 2 else 1)
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
print([fib(i) for i in range(15)], ack(2, 3), hanoi(3), len(hanoi(6)), gcd(1071, 462), flatten([1, [2, [3, [4]], []]]), power(3, 50), even(100), odd(77))
def apply(f, *a, **k): return f(*a, **k)
def twice(f): return lambda *a: f(f(*a))
def compose(*fs):
    def g(x):
        for f in reversed(fs): x = f(x)
        return x
    return g
print(apply(max, 1, 5), apply(sorted, [3, 1], reverse=True), twice(twice(lambda x: x + 1))(0), compose(str, abs, int)('-5'), list(map(lambda f: f(4), [abs, str, float, bool, lambda x: [x] * x])), apply(apply, apply, len, 'abc'))
def mutable(x, acc=[]): acc.append(x); return acc
def safe(x, acc=None): acc = acc or []; acc.append(x); return acc
print(mutable(1), mutable(2), safe(1), safe(2), mutable.__defaults__); n = 5
def late(a=n, *, b=n * 2): return a, b, n
n = 6; print(late(), late(1, b=2), late.__kwdefaults__)
def kinds(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(kinds(1, d=4), kinds(1, 2, 3, 4, 5, d=6, z=7), kinds(*'ab', d=0, **{'a': 'allowed', 'b': 1}))
for bad in ('kinds()', 'kinds(1)', 'kinds(1, d=1, d_=2, **{"d": 3})', 'kinds(a=1, d=2)', 'fib()', 'fib(1, 2)', 'fib("a")', 'gcd(1)', 'late(1, 2)', 'late(c=1)', 'apply()', 'twice(1)(2)', 'compose(1)(2)', 'fib(n=3, m=4)', 'fib(*[1, 2], **{})', 'even()', 'hanoi()', 'power(2)', 'power("x", 2)'):
    try: print(bad, eval(bad))
    except TypeError as e: print(bad, '|', e)
def outer():
    calls = []
    def record(f):
        def inner(*a): calls.append((f.__name__, a)); return f(*a)
        return inner
    @record
    def add(a, b): return a + b
    @record
    def mul(a, b): return a * b
    return add(mul(2, 3), mul(4, 5)), calls
print(outer()); fs = {f.__name__: f for f in (fib, gcd, power)}; print(sorted(fs), fs['gcd'](12, 18), fib.__call__(7), (lambda: fib)()(6), [f.__code__.co_argcount for f in fs.values()]); fib.cache = {1: 1}; print(fib.cache, hasattr(gcd, 'cache')); print((lambda s: [s, s[::-1]])('ab'), (lambda: (yield 1))().__next__(), sorted('bca', key=lambda c: -ord(c)), max([3, -7, 5], key=abs), [*filter(lambda x: x % 3 == 0, range(10))])
def tail(n, acc=0): return acc if n == 0 else tail(n - 1, acc + n)
print(tail(900)); 
def count(n):
    def inner(): nonlocal n; n -= 1; return n if n <= 0 else inner()
    return inner()
print(count(400), (lambda f, n: f(f, n))(lambda f, n: 1 if n < 2 else n * f(f, n - 1), 30))
