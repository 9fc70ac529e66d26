def deco(name):
    print('make', name)
    def apply(f):
        print('apply', name, 'to', f.__name__)
        def wrapper(*a): return f'{name}({f(*a)})'
        return wrapper
    return apply
@deco('a')
@deco('b')
@deco('c')
def f(x): return x
print(f(1), f.__name__)
@(lambda f: 5)
def five(): pass
print(five)
decos = {'d': [deco('indexed')]}
@decos['d'][0]
def g(): return 'g'
print(g())
@deco('class')
class K:
    def __new__(cls): return 'instance'
print(K())
@str.upper
@(lambda f: f.__name__)
def shout(): pass
print(shout)
@(x := staticmethod)
def st(): return 'callable staticmethod'
print(st(), x is staticmethod)
class Counter:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Counter
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(10), fib.n)
def memo(f):
    cache = {}
    def inner(*a):
        if a not in cache: cache[a] = f(*a)
        return cache[a]
    inner.cache = cache
    return inner
@memo
def fact(n): return n * fact(n - 1) if n else 1
print(fact(5), fact.cache)
class P:
    @property
    def v(self): return self._v
    @v.setter
    def v(self, x): self._v = x * 2
    @classmethod
    def make(cls): return cls
    @staticmethod
    def s(): return 's'
    @classmethod
    @property
    def cp(cls): return cls.__name__
p = P(); p.v = 4
print(p.v, p.make() is P, p.s(), P.cp)
registry = []
def register(cls):
    registry.append(cls.__name__)
    return cls
@register
class A: pass
@register
class B(A): pass
print(registry)
@deco('gen')
def gen(): yield 1
print(gen()[:12])
name = 'before'
def watch(f):
    print('name is still', name)
    return f
try:
    @watch
    def name(): pass
    print(name.__name__)
    @undefined_decorator
    def never(): pass
except NameError as e: print(e, 'never' in globals())
try:
    @5
    def two(): pass
except TypeError as e: print(e)
try:
    @(lambda: 0)
    def three(): pass
except TypeError as e: print(e)
for source in ('@x', '@x\nx = 1', '@\ndef f(): pass', '@x y\ndef f(): pass', '@x; def f(): pass', '@x def f(): pass', '@x.y(z)[0] if 1 else 2\ndef f(): pass', '@lambda f: f\nclass C: pass', '@x := y\ndef f(): pass', '@x\n\n# comment\n@y\nasync def f(): pass', '@yield\ndef f(): pass', '@*x\ndef f(): pass', '@x\nfor a in b: pass'):
    try: compile(source, 's', 'exec')
    except SyntaxError as e: print(repr(source), '|', e.msg)
    else: print(repr(source), 'compiles')
