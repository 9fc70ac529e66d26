def make():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    def dec():
        nonlocal n
        n -= 1
        return n
    return inc, dec, lambda: n
inc, dec, get = make()
inc(); inc(); dec(); print(get(), inc.__closure__[0] is dec.__closure__[0] is get.__closure__[0], inc.__closure__[0].cell_contents)
fs = []
for i in range(3):
    def f(i=i): return i
    fs.append((f, lambda: i))
print([(a(), b()) for a, b in fs])
def per_call(n): return lambda: n
print([g() for g in [per_call(i) for i in range(3)]])
def arg_cell(a, b):
    def get(): return a, b
    a = a * 2
    return get
print(arg_cell(1, 2)(), arg_cell.__code__.co_cellvars, arg_cell(1, 2).__code__.co_freevars)
def rec():
    def fact(n): return 1 if n < 2 else n * fact(n - 1)
    return fact
print(rec()(10))
def mutual():
    def even(n): return True if n == 0 else odd(n - 1)
    def odd(n): return False if n == 0 else even(n - 1)
    return even, odd
e, o = mutual(); print(e(10), o(7), e(3))
def late():
    def g(): return value
    try: g()
    except NameError as err: print(err)
    print(len(g.__closure__))
    value = 'now'
    return g()
try: print(late())
except ValueError as err: print(err)
c = get.__closure__[0]
c.cell_contents = 100; print(get(), inc())
del c.cell_contents
try: get()
except NameError as err: print(err)
try: c.cell_contents
except ValueError as err: print(err)
c.cell_contents = 'back'; print(get())
def gen():
    x = 0
    def bump():
        nonlocal x
        x += 10
    while x < 40:
        bump()
        yield x
print(list(gen()))
def class_closure(v):
    class C:
        attr = v
        def m(self): return v
        def set(self, new):
            nonlocal v
            v = new
    return C
C = class_closure(5); k = C(); k.set(6); print(C.attr, k.m(), C().m())
def star(*args, **kw):
    def inner(): return args, kw
    return inner
print(star(1, 2, a=3)())
def deep():
    a = 1
    def l1():
        b = 2
        def l2():
            c = 3
            def l3(): return a + b + c
            return l3
        return l2
    return l1
print(deep()()()(), deep()()().__code__.co_freevars)
