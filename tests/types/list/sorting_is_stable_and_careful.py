l = [('b', 2), ('a', 2), ('c', 1), ('a', 1)]
print(sorted(l), sorted(l, key=lambda t: t[1]), sorted(l, key=lambda t: t[0], reverse=True), sorted(l, reverse=True), l.sort(key=lambda t: (t[1], -ord(t[0]))), l)
print(sorted('Hello'), sorted([3, 1.5, True, -2]), sorted([[2], [1, 5], [1]]), sorted({'b': 1, 'a': 2}), sorted((5, 3)), sorted([]), sorted(['b', 'B', 'a'], key=str.lower), sorted([-3, 2, -1], key=abs, reverse=True), sorted(range(5, 0, -1)), sorted(['10', '9', '2'], key=int))
calls = []
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o): calls.append((self.v, o.v)); return self.v < o.v
    def __repr__(self): return str(self.v)
for data in ([3, 1, 2], [1, 2, 3, 4, 5], [5, 4, 3, 2, 1], [2, 2, 1, 1], list(range(0, 20, 2)) + list(range(1, 20, 2)), [7, 3, 9, 1, 5, 8, 2, 6, 4, 0]):
    calls.clear(); print(sorted(map(K, data)), len(calls), calls[:12])
for data in ([3, 1, 2], [2, 2, 1, 3]):
    calls.clear(); print(sorted(map(K, data), reverse=True), calls)
x = 12345; big = []
for _ in range(500): x = (x * 1103515245 + 12345) % 2 ** 31; big.append(x % 1000)
s = sorted(big); print(s[:5], s[-5:], all(a <= b for a, b in zip(s, s[1:])), sorted(big, key=lambda v: v % 7)[:10], sorted(map(str, big))[:5], sorted(map(float, big))[:3] == [float(v) for v in s[:3]])
calls.clear(); sorted(map(K, big)); print(len(calls))
for source in ('sorted([1, "a"])', 'sorted([None, 1])', 'sorted([1, 2], key=5)', 'sorted([1, 2], key=lambda: 0)', 'sorted([1j, 2])', 'sorted(5)', 'sorted()', 'sorted([1], lambda x: x)', 'sorted([1], reverse="x")', 'sorted([1], reverse=None)', 'sorted([1], foo=1)', '[2, 1].sort(key=lambda x: 1 / 0)', '[3, 1].sort(reverse=1)', '[(1, {}), (1, [])].sort()', 'sorted([{}, {}])', '[1, 2].sort(None)', 'sorted(iterable=[1])', 'sorted([object(), 1])'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
m = [3, 2, 1]
def evil(v): m.append(v); return v
try: m.sort(key=evil)
except ValueError as e: print(e, m)
m = [3, 1, 2]
def peek(v): print(len(m), end=' '); return v
m.sort(key=peek); print(m)
m = [2, 'x', 1]
try: m.sort()
except TypeError: print(sorted(map(str, m)))
nan = float('nan'); print(sorted([3.0, nan, 1.0, 2.0]), sorted([1, nan, 0]), max([1, nan]), min([nan, 1]))
class Desc:
    def __init__(self, v): self.v = v
    def __gt__(self, o): return self.v > o.v
    def __repr__(self): return f'D{self.v}'
print(sorted([Desc(2), Desc(1), Desc(3)]))
