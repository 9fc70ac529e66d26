class C:
    """Docstring of C."""
    x = 1
    y = x + 1
    for i in range(3): pass
    if y > 1: cond = 'yes'
    def m(self): return self.x
    names = sorted(n for n in locals() if not n.startswith('_'))
    l = [v for v in range(y)]
    print('in body', __name__, __qualname__, __module__)
print(C.__doc__, C.x, C.y, C.i, C.cond, C().m(), C.names, C.l)
print(C.__name__, C.__qualname__, C.__module__, C.__bases__, C.__mro__)
x = 'global'
class D:
    print(x)
    x = x + ' copied'
    print(x)
    del x
    print(x)
    def f(self): return x
print(D().f())
def outer():
    x = 'enclosing'
    class E:
        y = x
        def get(self): return x
    class F:
        x = 'own'
        def get(self): return x
    class G:
        z = [x for _ in 'a']
    return E.y, E().get(), F().get(), F.x, G.z
print(outer())
class Empty: pass
print(sorted(vars(Empty)), Empty.__doc__)
class Multi(C, D): pass
print([k.__name__ for k in Multi.__mro__], Multi.x, Multi().f())
class Shared: items = []
a, b = Shared(), Shared()
a.items.append(1); b.items = 'own'
print(a.items, b.items, Shared.items)
class Nested:
    class Inner:
        class Deep: value = 5
        def f(self): return type(self).__qualname__
print(Nested.Inner.Deep.value, Nested.Inner().f(), Nested.Inner.Deep.__qualname__)
def make(n):
    class Local:
        v = n
    return Local
print(make(1).v, make(2).v, make(1) is make(1), make(1).__qualname__)
try:
    class Bad:
        before = 1
        1 / 0
except ZeroDivisionError as e: print(e, 'Bad' in globals())
for source in ('class X(5): pass', 'class X(None): pass', 'class X(int, str): pass', 'class X(object, int): pass', 'class X(C, C): pass', 'class X(bool): pass', 'class X(type(None)): pass', 'class X(len): pass', 'class X(undefined): pass', 'class X(C, foo=1): pass', 'class X(metaclass=5): pass', 'class X("s"): pass', 'class X(range): pass', 'class X(slice): pass', 'class X(type(lambda: 0)): pass', 'class X(type(...)): pass', 'class X(C, metaclass=C): pass', 'class X(int, list): pass', 'class X([]): pass', 'class X(C()): pass', 'class X(*[C], **{}): print("ok")', 'class X(*5): pass', 'class X(memoryview): pass'):
    try: exec(source)
    except Exception as e: print(source, '|', type(e).__name__, str(e).replace('\n', ' / '))
class A1: pass
class B1(A1): pass
try:
    class X(A1, B1): pass
except TypeError as e: print(e)
for source in ('class: pass', 'class C', 'class C() pass', 'class 1: pass', 'class C(x=): pass', 'class C(x for x in y): pass', 'class C(a, b=1, c): pass', 'class C(**k, a): pass', 'class C(a,): pass', 'class C(): pass', 'class C.d: pass', 'class C(*a, b, **c): pass', 'class C[T]: pass'):
    try: compile(source, 's', 'exec')
    except SyntaxError as e: print(source, '|', e.msg)
    else: print(source, 'compiles')
