a, b = 1, 2
[c, d] = 'xy'
(e, (f, g)), h = (1, (2, 3)), 4
print(a, b, c, d, e, f, g, h)
a, *b = range(4); print(a, b)
*a, b = 'abc'; print(a, b)
a, *b, c = 1, 2; print(a, b, c)
[a, [*b], *c] = 1, 'bb', 3, 4; print(a, b, c)
*a, = (); print(a)
() = []; [] = ()
x = y = z = []
x.append(1); print(y, z is x)
i = 0
l = [0, 0, 0]
i, l[i] = 1, 'one'; print(i, l)
l[0], l[1], l[2] = l[1], l[2], l[0]; print(l)
a = b, c = 1, 2; print(a, b, c)
first, = [7]; print(first)
d = {}
d['k'], d['v'] = 'kv'; print(d)
class O: pass
o = O(); o.x, (o.y, *o.z) = 1, (2, 3, 4); print(vars(o))
for (p, q), r in [((1, 2), 3)]: print(p, q, r)
for source in ('a, b = 1', 'a, b = 1, 2, 3', 'a, b, c = 1, 2', 'a, b = []', 'a, *b = []', 'a, *b, c = [1]', 'a, b = "x"', 'a, b = {1: 2}', 'a, b = None', 'a, (b, c) = 1, 2', 'a, (b, c) = 1, (2,)', '[a] = 5', 'a, b = (i for i in range(5))', '() = 1', '() = [1]', '*a, = 5', 'a, b = object()'):
    try:
        exec(source)
    except Exception as err:
        print(source, '|', type(err).__name__, err)
class It:
    def __iter__(self): return self
    n = 0
    def __next__(self):
        self.n += 1
        print('next', self.n, end=' ')
        return self.n
try:
    a, b = It()
except ValueError as err:
    print(err)
for source in ('1 = x', 'f() = 1', 'a + 1 = 2', '"a" = 1', 'None = 1', '(a, 1) = x', '[a, f()] = x', 'a = b = 1 = c', '*a = 1', '*a, *b = x', '(yield) = 1', 'lambda: 1 = 2', 'a if b else c = 1', '{a} = 1', '{} = 1', 'f"{x}" = 1', '... = 1', 'a < b = 1', 'not a = 1', '-a = 1', '[x for x in y] = 1', 'a.b() = 1', 'await a = 1', 'x = ', '= 1', 'a b = 1', 'if a = 1: pass', 'while a = 1: pass', 'f(a.b=1)', 'f(1=2)', 'print(a = 1 + )', 'a and b = 1', '`a` = 1', '(a) = 1', '(a, b) += 1', '[a] += 1', 'a, b += 1', 'f() += 1', '1 += 1', 'x = y += 1', 'None += 1', '"a" += 1'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as err:
        print(source, '|', err.msg)
    else:
        print(source, 'compiles')
