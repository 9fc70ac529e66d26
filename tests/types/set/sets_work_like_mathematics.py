U = set(range(20)); A = {n for n in U if n % 2 == 0}; B = {n for n in U if n % 3 == 0}; C = frozenset({1, 4, 9, 16})
print(A & B, A | B == {n for n in U if n % 2 == 0 or n % 3 == 0}, A - B, A ^ B, U - A - B, A & B & C, (A | B) & C, (A & C) | (B & C) == (A | B) & C, U - (A | B) == (U - A) & (U - B), A.isdisjoint(U - A), A <= U, A < U, U >= B, C < U, not A < A, A <= A, len(A | B) == len(A) + len(B) - len(A & B))
def powerset(s): s = list(s); return [{x for i, x in enumerate(s) if n >> i & 1} for n in range(1 << len(s))]
print(powerset({1, 2, 3}), len(powerset(range(8)))); partitions = {}
for n in range(1, 30): partitions.setdefault(frozenset(d for d in range(1, 10) if n % d == 0), set()).add(n)
print(sorted((sorted(k), sorted(v)) for k, v in partitions.items())[:4], len(partitions))
seen = set(); dup = [x for x in [3, 1, 3, 2, 1] if x in seen or seen.add(x)]; print(dup, seen); s = set(); [s.add(frozenset((a, b))) for a in range(4) for b in range(4) if a != b]; print(len(s), sorted(map(sorted, s))); graph = {1: {2, 3}, 2: {4}, 3: {4}, 4: set()}; reach, todo = set(), {1}
while todo: reach |= todo; todo = set().union(*(graph[n] for n in todo)) - reach
print(reach, set().union(*graph.values()), set.intersection({1, 2}, {2, 3}, {2}), set.union(*[{i} for i in range(4)]), frozenset.union(frozenset([1]), [2]), {1, 2, 3}.difference([1], (2,)), {1}.union([2]), {*'a', *'a'}, {i // 2 for i in range(6)})
s = {5, 1, 3}; t = s; t.add(9); print(s is t, s); s |= {7}; print(t); s = s | {8}; print(t, s); s.remove(5); s.discard(100); print(sorted(s), s.pop() in t, len(s), 1 in s or 3 in s); s.clear(); print(s, t.issuperset(s), s.issubset(t), s == set(), s < t)
try: {1, 2}.remove(3)
except KeyError as e: print('KeyError', e, e.args)
try: {1: 2} | {3}
except TypeError as e: print(e)
try: {[1]}
except TypeError as e: print(e)
print({1, 2} == {2, 1}, {1, 2} != [1, 2], {1, 'a'} & {'a'}, {(1, 2)} | {(1, 2), (2, 1)} == {(2, 1), (1, 2)}, set('aab') == set('ab'), sorted(set('hello') & set('world')), set(range(3)) | {3}, {0, False, 0.0}, {1, True, 1.0}, {'1', 1}, hash(frozenset({1, 2})) == hash(frozenset({2, 1})), {frozenset({1}): 'x'}[frozenset({1})], set() == frozenset(), isinstance(C, set))
def sieve(n): s = set(range(2, n)); [s.difference_update(range(i * i, n, i)) for i in range(2, int(n ** .5) + 1) if i in s]; return s
print(sorted(sieve(60))); hot = {}; [hot.setdefault(len(w), set()).add(w) for w in 'a bb cc a ddd'.split()]; print({k: sorted(v) for k, v in hot.items()})
