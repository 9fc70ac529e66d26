a, b = 1, 2; a, b = b, a; print(a, b); a, b, c = c, a, b = 1, 2, 3; print(a, b, c)
def minmax(xs): return min(xs), max(xs)
lo, hi = minmax([3, 1, 2]); (x, y), z = minmax([5, 6]), 7; print(lo, hi, x, y, z, *minmax('hello'))
first, *rest = (1, 2, 3); *init, last = 'abc'; head, *mid, tail = range(5); one, *none = [1]; print(first, rest, init, last, head, mid, tail, one, none)
for i, (k, (p, q)) in enumerate({'a': (1, 2), 'b': (3, 4)}.items()): print(i, k, p, q)
points = {(0, 0): 'origin', (1, 2): 'p'}; print([v for (x, y), v in points.items() if x], points[0, 0], (1, 2) in points, sorted(points), max(points))
def swap(t): return t[1], t[0]
print(swap((1, 2)), swap(swap('ab')), tuple(map(swap, points)), dict(map(swap, points.items())), (lambda *t: t)(1, 2), (lambda a, b: a)(*(1, 2)))
fib = (0, 1)
for _ in range(90): fib = fib[1], sum(fib)
print(fib, fib[0] / fib[1]); a = b = (); a += (1,); b = (0,) + b; print(a, b, a + b, a * 3, (a, b), ((),) * 2, (a,) == ((1,),))
t = tuple(range(12)); print(t[2:5], t[-3:], t[::5], t[::-4], t[5:2], t[:0], t[20:], t[-1], t.index(7), t.count(3), sum(t), sorted(t, key=lambda v: v % 4), tuple(zip(t[::2], t[1::2])), list(reversed(t))[:2], 5 in t, (5, 6) in zip(t, t[1:]))
try: t[0] = 1
except TypeError as e: print(e)
try: a, b = t
except ValueError as e: print(e)
try: a, b, *c, d, e2 = 1, 2, 3
except ValueError as e: print(e)
try: (a, b), c = 5, 6
except TypeError as e: print(e)
nested = (1, (2, (3, (4,)))); depth = 0
while isinstance(nested, tuple) and len(nested) == 2: depth += 1; _, nested = nested
print(depth, nested); records = [('b', 2), ('a', 2), ('a', 1)]; records.sort(); print(records, sorted(records, key=lambda r: r[1]), min(records, key=lambda r: (r[1], r[0])), [n for n, _ in records], {n: [v for m, v in records if m == n] for n, _ in records})
class P(tuple):
    x = property(lambda s: s[0]); y = property(lambda s: s[1])
p = P((3, 4)); px, py = p; print(p.x, p.y, px + py, p == (3, 4), p + (5,), type(p + (5,)).__name__, p < (3, 5), hash(p) == hash((3, 4)), {p: 1}[3, 4], '%s %s' % p, '{0[0]} {0.y}'.format(p), [*p], isinstance(p, tuple))
