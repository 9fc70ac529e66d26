d = {}
for i in range(50): d[i * 7 % 50] = i
print(list(d)[:10], list(d.values())[:5], len(d))
for i in range(0, 50, 2): del d[i]
print(list(d)); d[0] = 'back'; d[1] = 'updated in place'; print(list(d)[-2:], d[1], next(iter(d)), d.popitem(), d.popitem(), len(d))
for i in range(1000): d[f'k{i}'] = i
for i in range(990): del d[f'k{i}']
print(len(d), list(d)[-3:], list(reversed(d))[:3]); e = d.copy(); e['new'] = 1; print('new' in d, list(e)[-1], e.keys() - d.keys())
a = {'x': 1, 'y': 2}; b = {'y': 20, 'z': 30}; print(a | b, b | a, {**a, **b}, {**b, **a}, dict(a, **b), dict(b, x=0)); a.update(b); print(a); a.update(x=5); print(a); a |= {'w': 0, 'x': 9}; print(a, a == {'w': 0, 'z': 30, 'y': 20, 'x': 9})
k = {True: 'a'}; k[1] = 'b'; k[1.0] = 'c'; print(k, k[True]); s = {'b': 1, 'a': 2}; print(sorted(s), sorted(s.items(), key=lambda p: p[1]), dict(sorted(s.items())), {v: k for k, v in s.items()}, list(map(s.get, 'abc')), max(s, key=s.get), min(s))
counts = {}
for c in 'mississippi': counts[c] = counts.get(c, 0) + 1
print(counts, sorted(counts.items(), key=lambda p: (-p[1], p[0])), [c for c, n in counts.items() if n == max(counts.values())]); groups = {}
for w in 'apple avocado banana blueberry cherry'.split(): groups.setdefault(w[0], []).append(w)
print(groups, {k: len(v) for k, v in groups.items()}); nested = {}
for path in ('a.b.c', 'a.b.d', 'a.e', 'f'):
    node = nested
    for part in path.split('.'): node = node.setdefault(part, {})
print(nested)
def flat(d, pre=''): return {q: w for k, v in d.items() for q, w in (flat(v, f'{pre}{k}.').items() if v else [(pre + k, v)])}
print(flat(nested)); d = {i: i for i in range(5)}
for k in list(d):
    if k % 2: del d[k]
    else: d[k + 10] = k
print(d); d = dict.fromkeys('abc', []); d['a'].append(1); print(d); d.clear(); d['z'] = d; print(d, d['z']['z'] is d, len(d)); print({(): 0, (1,): 1, frozenset(): 2, None: 3, 'x': 4, 2.5: 5, b'y': 6, int: 7, len: 8}[int], {1: {2: {3: 4}}}[1][2][3], {'a': lambda: 5}['a'](), [{}][0] == {}, {} is {}, bool({}), not {0: 0})
m = {}
for i in range(200): m[i] = m.get(i - 1, 0) + i
print(m[199], sum(m.values()), m.pop(100), 100 in m, m.get(100, 'gone'), list(m.items())[99:102])
