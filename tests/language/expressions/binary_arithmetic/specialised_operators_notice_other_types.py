def add(a, b): return a + b
def lt(a, b): return a < b
def sub(a, i): return a[i]
def mul(a, b): return a * b
def eq(a, b): return a == b
class V:
    def __init__(self, v): self.v = v
    def __add__(self, o): return f'V.add({o})'
    def __radd__(self, o): return f'V.radd({o})'
    def __lt__(self, o): return 'V.lt'
    def __gt__(self, o): return 'V.gt'
    def __getitem__(self, i): return f'V[{i}]'
    def __mul__(self, o): return 'V.mul'
    __rmul__ = __mul__
    def __eq__(self, o): return 'V.eq'
class I(int):
    def __add__(self, o): return f'I.add({o})'
    def __lt__(self, o): return 'I.lt'
    def __mul__(self, o): return 'I.mul'
v, i = V(1), I(7)
for warm in ((1, 2), (1.5, 2.5), ('a', 'b'), ([1], [2])):
    for _ in range(30): add(*warm)
    row = []
    for pair in ((1, 2), (1, 2.5), (2.5, 1), ('a', 'b'), ([1], [2]), ((1,), (2,)), (True, 1), (i, 1), (1, i), (v, 1), (1, v), ('a', v), (2 ** 47 - 1, 1), (2 ** 62, 2 ** 62), (1j, 1), (b'a', b'b'), (1, 'a'), ('a', 1), ([1], (2,)), (None, 1), (float('inf'), -float('inf'))):
        try: row.append(add(*pair))
        except TypeError as e: row.append(str(e))
    print(row)
for warm in ((1, 2), (1.5, 2.5), ('a', 'b')):
    for _ in range(30): lt(*warm), eq(*warm)
    row = []
    for pair in ((1, 2), (2, 1.5), ('a', 'b'), (i, 1), (1, i), (v, 1), (1, v), (True, False), (2 ** 70, 1), (1, 2 ** 70), (float('nan'), 1), ([1], [2]), (1, 'a'), (None, None)):
        try: row.append((lt(*pair), eq(*pair)))
        except TypeError as e: row.append(str(e))
    print(row)
for warm in (([1, 2], 0), ((1, 2), 0), ({0: 1}, 0), ('ab', 0), (v, 0)):
    for _ in range(30): sub(*warm)
    row = []
    for pair in (([1, 2], 1), ([1, 2], -1), ((1, 2), 1), ({0: 1}, 0), ('abc', 2), ('日本', 1), (v, 5), ([1], True), ([1], i), (range(9), 3), (b'ab', 1), ([1, 2, 3], slice(1, None)), ([1], 1), ((), 0), ({}, 'k'), ('a', 5), ([1], '0'), (5, 0), ({1: 2}, 1.0), ({1: 2}, True)):
        try: row.append(sub(*pair))
        except (TypeError, LookupError) as e: row.append(f'{type(e).__name__} {e}')
    print(row)
for _ in range(30): mul(3, 4)
print([mul(*p) for p in ((3, 4), (2.5, 2), ('ab', 2), (3, [1]), (v, 1), (1, v), (i, 2), (2 ** 40, 2 ** 40), (-2 ** 47, -1), (True, 5), ((1,), 2), (1j, 2))])
def loop(n, step):
    total = 0
    for k in range(n): total += step
    return total
print(loop(100, 1), loop(10, 0.5), loop(3, 2 ** 60), loop(2, True)); s = []; x = 1
for k in range(70): x *= 3; s.append(x)
print(s[40:44], s[-1], sum(s)); y = 1.0
for k in range(5): y = y * 10 if k % 2 else int(y) * 7
print(y, type(y).__name__)
