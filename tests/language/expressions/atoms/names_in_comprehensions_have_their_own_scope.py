x = 'module'
print([x for x in range(2)], x)
funcs = [lambda: i for i in range(3)]
print([f() for f in funcs])
funcs = [lambda i=i: i for i in range(3)]
print([f() for f in funcs])
class C:
    n = 3
    items = [n for _ in range(1)] if False else 'skipped'
    first = list(range(n))
    try:
        second = [n for _ in range(1)]
    except NameError as e:
        second = str(e)
    third = [i for i in range(n)]
print(C.items, C.first, C.second, C.third)
def outer():
    y = 1
    def inner():
        return [y + k for k in range(2)]
    y = 10
    return inner(), [(y, z) for z in range(2)]
print(outer())
def shadow(values):
    return [values for values in values], values
print(shadow([1, 2]))
def leak():
    [leaked := v for v in 'ab']
    return leaked
print(leak())
print([[a * b for a in range(3)] for b in range(3)])
print([(i, j) for i in range(2) for j in 'ab' if (i, j) != (0, 'b')])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [v for row in matrix for v in row if v % 2])
print({k: {v for v in range(k)} for k in range(3)})
print([x for x in [1, 2, 3] if x > 1 if x < 3], [i for i, in [(1,), (2,)]], [a for a, *b in [(1, 2), (3, 4)]])
d = {}
[d.__setitem__(i, i * i) for i in range(3)]
for d['k'] in [1, 2]: pass
print(d)
print([d['z'] for d['z'] in range(3)] if False else 'subscript targets too', [0 for d['q'] in [9]], d['q'])
gen = (x for x in [1, 2])
print(next(gen), list(gen), list(gen))
def uses_locals():
    a = 1
    return [sorted(locals()) for b in [0]]
print(uses_locals())
try:
    [undefined_name for i in [1]]
except NameError as e:
    print(e)
print((lambda: [q for q in range(2)])())
