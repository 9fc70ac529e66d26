def f(a, /, b, *args, c, **kw): return a, b, args, c, kw
print(f(1, 2, c=3), f(1, b=2, c=3), f(1, 2, 3, c=4, a=5), f(1, 2, *[3, 4], c=5, d=6))
def defaults(a, b=[], c={}): b.append(a); c[a] = len(b); return b, c
print(defaults(1), defaults(2), defaults(3, []))
print(defaults.__defaults__)
x = 1
def early(v=x): return v
x = 2
print(early())
def kwd(*, a=1, b, c=3): return a, b, c
print(kwd(b=2), kwd.__kwdefaults__, kwd.__defaults__)
kwd.__kwdefaults__ = {'b': 'new'}
try:
    print(kwd())
except TypeError as e: print(e)
early.__defaults__ = (9,)
print(early())
early.__defaults__ = None
try: early()
except TypeError as e: print(e)
for bad in (5, [1]):
    try: early.__defaults__ = bad
    except TypeError as e: print(e)
    try: kwd.__kwdefaults__ = bad
    except TypeError as e: print(e)
def doc(a):
    """The docstring."""
    return doc.__doc__
print(doc(1), f.__doc__, f.__name__, f.__qualname__, f.__module__)
doc.attr = 5; print(doc.attr, doc.__dict__)
def outer():
    def inner():
        def innermost(): pass
        return innermost
    return inner
print(outer().__qualname__, outer()().__qualname__)
class C:
    def m(self):
        class D:
            def n(self): pass
        return D
print(C.m.__qualname__, C().m().n.__qualname__)
c = f.__code__
print(c.co_name, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_flags & 0xc, c.co_nlocals)
def swap(): return 'swapped'
early.__code__ = swap.__code__
print(early())
for bad in (5, (lambda: x).__code__):
    try: early.__code__ = bad
    except (TypeError, ValueError) as e: print(e)
    else: print(early())
try: early.__code__ = (lambda y: lambda: y)(1).__code__
except ValueError as e: print(e)
for name, value in (('__name__', 5), ('__qualname__', 5), ('__dict__', 5), ('__closure__', ()), ('__globals__', {}), ('__annotations__', 5), ('__module__', 5), ('__doc__', 5)):
    try:
        setattr(swap, name, value)
        print(name, 'set to', getattr(swap, name))
    except (TypeError, AttributeError) as e: print(name, '|', type(e).__name__, e)
for source in ('def f(a, a): pass', 'def f(a=1, b): pass', 'def f(*): pass', 'def f(*, **k): pass', 'def f(**k, a): pass', 'def f(*a, *b): pass', 'def f(a, /, b, /): pass', 'def f(/): pass', 'def f(*, a, /): pass', 'def f(**k, *a): pass', 'def f(*a=1): pass', 'def f(**k=1): pass', 'def f(a, *, a): pass', 'def f((a, b)): pass', 'def f(a.b): pass', 'def f(1): pass', 'def (a): pass', 'def f: pass', 'def f() pass', 'def f(a:): pass', 'def f() -> : pass', 'def f(*a: *b): pass', 'def f(a: *b): pass', 'def f(a, b=1, /, c): pass', 'def f(a, b=1, /, c=2, *, d, e=3, **f_): pass', 'def f(*, a): pass', 'def f(a, **k,): pass', 'def f(*a,): pass', 'def f(*,): pass', 'def f(**k, **l): pass', 'def f(a b): pass', 'def None(): pass', 'def f(a, (b)): pass'):
    try: compile(source, 's', 'exec')
    except SyntaxError as e: print(source, '|', e.msg)
    else: print(source, 'compiles')
