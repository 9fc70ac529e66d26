def note(x):
    print('note', x)
    return x
g = (note(i) for i in note([1, 2]))
print('made')
print(next(g))
print(list(g))
try:
    (i for i in 5)
except TypeError as e:
    print(e)
g = (j for i in [1] for j in 5)
try:
    next(g)
except TypeError as e:
    print('later', e)
print(next(g, 'exhausted'))
print(sum(x * x for x in range(10)), max((abs(x), x) for x in (-3, 2)), sorted(c for c in 'hello'))
print(type(g).__name__, g.__name__, g.__qualname__, g.gi_code.co_name, g.gi_frame)
x = 10
gen = (x + i for i in range(3))
x = 100
print(list(gen))
def f():
    y = 1
    gen = (y + i for i in range(2))
    y = 5
    return list(gen)
print(f())
print(any(note(i) for i in (0, 2, 3)), all(note(i) for i in (1, 0, 3)))
g = (1 / i for i in (1, 0, 2))
try:
    for v in g: print(v)
except ZeroDivisionError as e:
    print(e, list(g))
print(dict((k, v) for k, v in [('a', 1)]), tuple(i for i in ()), set(i for i in 'a'))
print(list((a, b) for a in range(3) for b in range(a)))
for source in ('f(x for x in y, 1)', 'f(1, x for x in y)', 'f(a=x for x in y)', 'f(*x for x in y)', 'class C(x for x in y): pass', '(x for x in y', 'x for x in y', '((yield x) for x in y)', '[(yield 1) for x in y]'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(source, '|', e.msg)
    else:
        print(source, 'compiles')
