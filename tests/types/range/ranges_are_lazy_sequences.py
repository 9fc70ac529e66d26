for r in (range(5), range(2, 8), range(0, 10, 3), range(10, 0, -3), range(0), range(5, 2), range(-3, 3), range(1, 2, 100), range(0, -5, -1), range(10 ** 20, 10 ** 20 + 3), range(0, 10 ** 30, 10 ** 29)):
    print(r, len(r) if len(str(r)) < 60 else '', list(r)[:6], r.start, r.stop, r.step, r[0] if r else None, r[-1] if r else None, r[1:], r[::-1], bool(r), list(reversed(r))[:3], sum(r), hash(r) == hash(range(r.start, r.stop, r.step)))
r = range(0, 20, 4)
print(8 in r, 9 in r, 8.0 in r, '8' in r, None in r, r.index(8), r.count(8), r.count(9), r.count('a'), r[1:3], r[-2:], r[::2], r[5:], r[1:][1:], r == range(0, 17, 4), r == range(0, 20, 4), range(0) == range(3, 3), range(1, 2) == range(1, 3, 5), r != [0], r is range(0, 20, 4), max(r), min(r), sorted(r, reverse=True), tuple(r), [*r], 10 ** 25 in range(0, 10 ** 26, 5), range(10 ** 25)[10 ** 24], range(10).index(True), range(2 ** 70).index(2 ** 69))
for source in ('range()', 'range(1, 2, 3, 4)', 'range(1.5)', 'range("a")', 'range(1, 2, 0)', 'range(None)', 'range(stop=5)', 'r[5]', 'r[-6]', 'r["a"]', 'r[1.5]', 'r[::0]', 'r.index(9)', 'r.index("a")', 'r[0] = 1', 'r + r', 'r * 2', 'r < r', 'len(range(10 ** 30))', 'r.start = 1', 'del r.stop', 'r.foo', 'range(10 ** 30)[10 ** 31]', 'hash(r) == hash(range(0, 20, 4))', 'r.index()', 'r.count()', 'range(True)', 'range(False, True)', 'r()', 'next(r)', 'r.append(1)', 'range(5).__reduce__()', 'range(5).__contains__(2)', 'iter(r).__length_hint__()', 'range(2 ** 63)', 'len(range(2 ** 63 - 1))', 'len(range(2 ** 63))', 'range(-2 ** 63, 2 ** 63)[2 ** 63]', 'type("R", (range,), {})', 'r[10 ** 30]', 'range(3).__getitem__(slice(1, None))'):
    try: print(source, '=', eval(source) if ' = ' not in source and not source.startswith('del') else exec(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print(range(I(3)), range(I(1), I(5), I(2)), list(range(I(2))), I(1) in range(3), range(5)[I(2)], range(5)[I(1):])
i = iter(range(3)); print(next(i), i.__length_hint__(), list(i), next(i, 'end'), type(i).__name__, type(iter(range(10 ** 30))).__name__)
i = iter(range(2 ** 70, 2 ** 70 + 2)); print(next(i), list(i)); print([x for x in range(3) for y in range(x)], list(zip(range(3), range(9, 0, -2))))
total = 0
for a in range(0, 100, 7):
    for b in range(a, 0, -13): total += a * b
print(total)
