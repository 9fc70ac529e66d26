d = {'a': 1, 'b': 2, 'c': 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i); d['d'] = 4; del d['a']; print(k, v, i, len(k), len(v), len(i))
print('b' in k, 2 in v, ('b', 2) in i, ('b', 9) in i, 'b' in i, ['b', 2] in i, [] in v)
print(sorted(k & {'b', 'z'}), sorted(k | 'z'), sorted(k - {'b'}), sorted(k ^ ['b', 'q']), sorted(i & {('b', 2)}), sorted(i - [('c', 3)]), sorted({'b', 'y'} & k), sorted({'b', 'y'} - k), sorted(['x'] | k), k.isdisjoint('xyz'), k.isdisjoint('b'), i.isdisjoint([('b', 2)]))
print(k == {'b', 'c', 'd'}, k < {'b', 'c', 'd', 'e'}, k <= {'b'}, k > {'b'}, i == {('b', 2), ('c', 3), ('d', 4)}, k == d.keys(), v == v, v == d.values(), k == ['b', 'c', 'd'], {1: 2}.items() == {1.0: 2.0}.items(), k >= set())
print(list(reversed(k)), list(reversed(v)), list(reversed(i)), k.mapping['b'], type(k.mapping).__name__, type(k).__name__, type(v).__name__, type(i).__name__, type(iter(k)).__name__, type(iter(i)).__name__, type(reversed(d)).__name__)
for source in ('k & 5', 'k | 5', 'k[0]', 'v & {1}', 'v < {1}', 'hash(k)', 'k < 5', 'k.isdisjoint(5)', 'k.add("x")', 'i | [[]]', 'i & [[1, []]]', 'k.mapping["x"] = 1', 'type(k)()', 'k + k', 'len(v, 1)', 'k < ["a"]', 'k - 5', '5 - k', '{1: []}.items() & {(1, 2)}', '{1: []}.items() | set()', '[] in k', '([], 1) in i', 'v == 5', 'k == 5', 'k ^ 5', 'k & [[]]'):
    try: print(source, '=', eval(source) if ' = ' not in source else exec(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
it = iter(d); print(next(it), it.__length_hint__()); d['new'] = 1
for _ in range(2):
    try: next(it)
    except RuntimeError as e: print(e)
it = iter(d.items()); next(it); del d['new']; d['other'] = 1
try: print(list(it))
except RuntimeError as e: print(e)
it = iter(d.values()); d['b'] = 'changed value'; print(list(it))
it = iter(d); next(it); d.clear()
try: next(it)
except RuntimeError as e: print(e)
print(list(iter({})), list({}.items()), {}.keys() == set(), {}.keys() | {}, list(d))
