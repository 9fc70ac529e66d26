def f(x): return f'f({x})'
def call(g, *a): return g(*a)
def direct(x): return f(x)
class C:
    def __init__(self, x): self.x = x
    def __repr__(self): return f'C({self.x})'
class K:
    def __call__(self, x): return f'K({x})'
def gen(x): yield x
out = []
for g in [f] * 20 + [C, K(), len, str, gen, lambda x: x, [].append, 'abc'.find, int, type, K().__call__, repr, dict.fromkeys, f.__call__]:
    try: r = call(g, '12'); out.append(list(r) if g is gen else r)
    except Exception as e: out.append(str(e))
print(out[19:])
res = [direct(1) for _ in range(20)]
def f(x, y=2): return f'new f({x},{y})'
res.append(direct(1)); f.__defaults__ = (9,); res.append(direct(1)); f.__code__ = (lambda x, y: ('code', x, y)).__code__; res.append(direct(1)); f.__defaults__ = None
try: direct(1)
except TypeError as e: res.append(str(e))
f = C; res.append(direct(1)); C.__init__ = lambda self, x: setattr(self, 'x', f'init2 {x}'); res.append(direct(1)); C.__new__ = lambda cls, x: f'new {x}'; res.append(direct(1)); del C.__new__; f = K(); res.append(direct(1)); K.__call__ = lambda self, x: 'K2'; res.append(direct(1)); f = None
try: direct(1)
except TypeError as e: res.append(str(e))
del f
try: direct(1)
except NameError as e: res.append(str(e))
print(res[19:])
class M:
    def go(self, a, b=1, *c, d=2, **e): return a, b, c, d, e
    @classmethod
    def cm(cls, a): return cls.__name__, a
    @staticmethod
    def sm(a): return 'sm', a
    @property
    def dyn(self): return lambda a: ('dyn', a)
m = M(); print(m.go(1), m.go(1, 2, 3), m.go(1, d=4), m.go(*(1, 2), **{'z': 3}), M.go(m, 5), m.cm(1), M.cm(2), m.sm(3), M.sm(4), m.dyn(5), getattr(m, 'go')(6), (m.go)(7), [m.go][0](8)); b = m.go; print(b(9), b(9, 8, d=7))
for i in range(25):
    if i == 15: M.cm = classmethod(lambda cls, a: ('replaced', a))
    if i == 20: m.cm = lambda a: ('on instance', a)
    last = m.cm(i)
    if i in (14, 15, 19, 20): print(i, last)
def kw(*, a, b=2): return a, b
print([kw(a=i) for i in range(2)], kw(b=1, a=0), kw(**dict(a=5))); kw.__kwdefaults__ = {'a': 'A'}; print(kw(b=0))
try: kw()
except TypeError as e: print(e)
def many(a, b, c, d, e, f, g, h, i, j, k, l): return sum(locals().values())
print(many(*range(12)), many(1, 2, 3, 4, 5, 6, l=7, k=8, j=9, i=10, h=11, g=12)); exec('def wide(' + ', '.join(f'p{i}=0' for i in range(300)) + '): return sum(locals().values())'); print(wide(), wide(*range(300)), wide(p299=5))
def rec(n, *args, **kw): return len(args) + len(kw) if n == 0 else rec(n - 1, *args, n, **{**kw, f'k{n}': n})
print(rec(30), (lambda *a: (lambda *b: b + a)(*a))(1, 2))
