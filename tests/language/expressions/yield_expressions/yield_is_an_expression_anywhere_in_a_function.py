def f():
    x = yield
    y = (yield x), (yield 'second')
    print(x, y)
    a = [(yield 1), (yield 2)]
    b = {(yield 'k'): (yield 'v')}
    print(a, b, f'{(yield "in f-string")}')
    print((yield) + (yield), (yield 1) if (yield 'cond') else (yield 2))
    g = lambda: (yield 'lambda')
    print(list(g()))
    assert (yield 'assert'), (yield 'msg')
    return (yield 'last')
it = f()
values = [None]
sent = None
n = 0
try:
    while True:
        values.append(it.send(sent))
        n += 1
        sent = n
except StopIteration as e:
    print(values, e.value)
def unpack(): yield 1, 2, *[3, 4]
print(list(unpack()))
def empty():
    return
    yield
print(list(empty()))
def cond():
    if False: yield
print(list(cond()))
def kwargs():
    print(dict(a=(yield 1), b=(yield 2)))
k = kwargs(); next(k); k.send('A')
try: k.send('B')
except StopIteration: pass
def aug():
    total = 0
    while True:
        total += yield total
g = aug()
print(next(g), g.send(5), g.send(7), g.send(-2))
def subscript():
    d = {}
    d[(yield 'key')] = yield 'value'
    yield d
s = subscript()
print(next(s), s.send('V'), s.send('K'))
def default(x=(yield_ := 3)): return x
print(default(), yield_)
for source in ('yield 1', 'class C: yield 1', 'x = yield', 'def f(x=(yield)): pass', 'lambda: yield 1', '[(yield) for x in y]', 'async def f(): yield from x', 'async def f():\n  yield 1\n  return 2', 'def f(): x = yield = 1', 'def f(): return yield 1', 'def f(): (yield) = 1', 'def f(): del (yield)', 'def f(): 1 + yield 2'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(source, '|', e.msg)
    else:
        print(source, 'compiles')
