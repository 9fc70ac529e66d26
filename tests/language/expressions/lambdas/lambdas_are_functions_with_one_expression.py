f = lambda: 0
print(f(), f.__name__, f.__qualname__, f.__doc__, f.__defaults__)
print((lambda x: x + 1)(1), (lambda x, y=2, *a, k, z=5, **kw: (x, y, a, k, z, kw))(1, k=3), (lambda *, a: a)(a=1), (lambda x, /, y: (x, y))(1, y=2))
adders = [lambda x, n=n: x + n for n in range(3)]
print([a(10) for a in adders])
late = [lambda: n for n in range(3)]
print([g() for g in late])
compose = lambda *fs: (lambda x: x) if not fs else (lambda x: compose(*fs[1:])(fs[0](x)))
print(compose(lambda x: x + 1, lambda x: x * 2)(3))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(10), (lambda f: lambda n: f(f, n))(lambda self, n: 1 if n < 2 else n * self(self, n - 1))(6))
print(sorted(['bb', 'a', 'ccc'], key=lambda s: -len(s)), list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(lambda v: v % 2, range(6))))
def outer():
    x = 1
    get = lambda: x
    x = 2
    return get
print(outer()(), outer().__qualname__, outer().__closure__[0].cell_contents)
class C:
    square = lambda self, n: n * n
    const = staticmethod(lambda: 'static')
    total = property(lambda self: sum(self.values))
    values = [1, 2, 3]
print(C().square(4), C.const(), C().total, C.square.__name__, C.square.__qualname__)
print((lambda a, b: a if a > b else b)(3, 7), (lambda: (1, 2))(), (lambda x: lambda y: x + y)(1)(2), (lambda *a, **k: (a, k))(*[1], **{'b': 2}))
print((lambda a=1, b=lambda: 5: (a, b()))(), (lambda: ...)(), (lambda x: [y for y in range(x)])(3))
for source in ('(lambda x: x)()', '(lambda x: x)(1, 2)', '(lambda: x_undefined)()', '(lambda *, k: k)()', '(lambda x: x)(y=1)', '(lambda: 0)(1)'):
    try:
        eval(source)
    except Exception as e:
        print(source, '|', type(e).__name__, e)
for source in ('lambda x x: 1', 'lambda x, x: 1', 'lambda: return 1', 'lambda (x): 1', 'lambda x=1, y: 1', 'lambda *: 1', 'lambda **k, a: 1', 'lambda: pass', 'lambda x: int: 1', 'lambda', 'lambda *a, *b: 1', 'lambda a, /, b, /: 1', 'lambda None: 1', 'lambda 1: 1', 'lambda /: 1', 'lambda *, **k: 1'):
    try:
        compile(source, 's', 'eval')
    except SyntaxError as e:
        print(source, '|', e.msg)
