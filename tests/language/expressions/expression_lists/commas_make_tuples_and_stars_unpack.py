x = 1,
print(x, (1), (1,), 1, 2)
y = 1, 2, *[3, 4], *'ab'
print(y)
z = *range(3),
print(z)
a, *b = 1, 2, 3
print(a, b)
def f(): return 1, *[2], 3
print(f())
def g(): yield 1, *[2]
print(list(g()))
for i in 1, 2, 3: print(i, end=' ')
for i in *[1, 2], 3: print(i, end=' ')
print()
for a, *b in (1, 2, 3), 'xyz': print(a, b)
print({'k': (1, 2)}['k'], [1, 2][0], {(1, 2): 3}[1, 2])
s = (); t = (),
print(s, t, len(t), ((),) == t)
print((1, (2, (3,))), ([],), ({},))
q = 1, 2,
print(q, type(q), q == (1, 2,))
def h(*args): return args
print(h(*(1, 2), *[3], *{4: 5}, *'6'), h(*()), h((1, 2)))
b, c = c, b = 1, 2
print(b, c)
d = [1, 2, 3]
d[0], d[1] = d[1], d[0]
print(d)
i = 0
i, d[i] = 2, 'at two'
print(i, d)
m = [*d, *d][1:-1]
print(m, (*m,)[0], [*map(str, range(3))], {*'aab'} == {'a', 'b'})
for source in ('*1', 'x = *[1]', 'x = (*[1])', 'print(*[1], sep="")', 'return *a, b', 'x = *a, *b = 1', '*a = 1', '*a, = 1', '*a, *b = 1', 'del *a', 'x = 1,,', '(,)', '1,', 'for x in *a: pass', 'for *x in y: pass', 'x[*a] = 1', 'lambda: *a', 'assert *a', 'x += *a', 'x += 1, 2', 'yield_ = *a,', '{*a: 1}', 'not *a', '*a + b', '*(a, b),'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(source, '|', e.msg)
    else:
        print(source, 'compiles')
