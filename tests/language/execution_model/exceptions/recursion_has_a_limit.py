import sys
def f(n): return f(n + 1)
try: f(0)
except RecursionError as e: print(type(e).__name__, e, issubclass(RecursionError, RuntimeError))
depth = 0
def count():
    global depth
    depth += 1
    count()
try: count()
except RecursionError: print(depth)
old = sys.getrecursionlimit(); print(old)
sys.setrecursionlimit(100)
depth = 0
try: count()
except RecursionError: print(depth)
class A:
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __add__(self, o): return self + o
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __call__(self): return self()
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __getitem__(self, i): return self[i]
    def __hash__(self): return hash(self)
    def __bool__(self): return not self
a = A()
for name, g in (('getattr', lambda: a.q), ('add', lambda: a + 1), ('repr', lambda: repr(a)), ('eq', lambda: a == 1), ('call', lambda: a()), ('len', lambda: len(a)), ('iter', lambda: iter(a)), ('getitem', lambda: a[0]), ('hash', lambda: hash(a)), ('bool', lambda: bool(a))):
    try: g()
    except RecursionError as e: print(name, e)
def gen(n):
    yield n
    yield from gen(n + 1)
try: list(gen(0))
except RecursionError as e: print(e)
class Init:
    def __init__(self): Init()
try: Init()
except RecursionError as e: print(e)
l = []
l.append(l)
print(l, l == l)
try: l == [l]
except RecursionError as e: print(e)
try: l < [l]
except RecursionError as e: print(e)
d = {}; d['d'] = d; print(d)
for bad in (0, -1, 'x', 5):
    try: sys.setrecursionlimit(bad)
    except Exception as e: print(bad, type(e).__name__, e)
sys.setrecursionlimit(2000)
depth = 0
try: count()
except RecursionError: print(depth)
def ok(n): return 0 if n == 0 else 1 + ok(n - 1)
print(ok(1500))
def handled(n):
    try: return handled(n + 1)
    except RecursionError: return n > 500
print(handled(0))
sys.setrecursionlimit(old)
