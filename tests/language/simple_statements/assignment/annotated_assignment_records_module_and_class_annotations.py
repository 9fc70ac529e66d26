x: int = 1
y: 'forward'
z: list[int] = [1]
(paren): str = 'p'
print(x, z, paren, __annotations__)
try:
    y
except NameError as e:
    print(e)
def note(s):
    print(s, end=' ')
    return s
a: note('annotation') = note('value')
print()
class C:
    p: int
    q: str = 'q'
    r: note('evaluated in class') = 3
    __m: int = 4
    def method(self):
        self.attr: note('not stored but evaluated') = 1
        local: undefined_name = 5
        return local, self.attr
print()
print(C.__annotations__, C().method())
class D(C): pass
print(D.__annotations__, 'annotations' in D.__dict__)
d = {}
d['k']: note('subscript annotated') = 1
print(d)
d[note('evaluated')]: int
o = C()
o.no_value: int
print(hasattr(o, 'no_value'))
def f():
    v: int
    try:
        return v
    except UnboundLocalError as e:
        return str(e)
print(f(), f.__annotations__)
def g(a: int, b: 'str' = 'd', *c: float, d: list = [], **e: dict) -> None: pass
print(g.__annotations__)
if False:
    never: int = 1
print('never' in __annotations__)
t: tuple = 1, 2
u: tuple = *t, 3
print(t, u)
exec('w: int = 5\nprint(w, __annotations__)', {})
ns = {}
exec('q: str', ns); print(ns['__annotations__'], 'q' in ns)
__annotations__ = 'replaced'
try:
    exec('k: int = 1')
except TypeError as e:
    print(e)
for source in ('a, b: int', '(a, b): int = 1, 2', 'a: int, b: int', '[a]: int', 'f(): int', 'a = b: int = 1', 'a: int = b: int = 1', 'a: int += 1', 'def f():\n  global a\n  a: int = 1', 'def f():\n  nonlocal a\n  a: int', '1: int', 'a: ', 'a: yield', 'lambda: (a: int)', 'for a: int in x: pass', 'with x as a: int: pass', 'None: int', 'a.b: int', 'a: int = ', 'def f():\n  a: int\n  global a', 'x: (y := 1) = 2', 'a: *b', 'a: int = *b, c'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(repr(source), '|', e.msg)
    else:
        print(repr(source), 'compiles')
