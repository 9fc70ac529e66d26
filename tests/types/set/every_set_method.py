s = {1, 2, 3}
print(s.add(4), s.add(1), s.discard(9), s.discard(4), s.remove(3), s, s.pop(), s, s.update([5, 6], (7,), 'a' if 0 else []), s, s.copy() == s, s.copy() is s, s.clear(), s, set())
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a & b, a | b, a - b, a ^ b, b - a, a.union(b, [9]), a.intersection(b, {3}), a.difference([1], [2]), a.symmetric_difference([4, 8]), a.union(), a.intersection(), a.difference())
print(a <= b, {3} <= a, {3} < a, a < a, a <= a, a > {1}, a >= a, a.issubset(range(10)), a.issuperset([1]), a.isdisjoint([9]), a.isdisjoint(b), a == {4, 3, 2, 1}, a != b, a == frozenset(a), a == [1, 2, 3, 4])
c = set(a); c &= b; print(c); c |= {7}; print(c); c -= {3}; print(c); c ^= {7, 8}; print(c); c.intersection_update([8], [8, 9]); print(c); c.difference_update([8]); print(c); c.symmetric_difference_update([1, 2]); print(c); c.update(c); c -= c; print(c)
f = frozenset([1, 2]); print(f, f | {3}, {3} | f, type(f | {3}).__name__, type({3} | f).__name__, f & a, f - {1}, f ^ {2, 3}, hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset([1, 2])], {1, 2} in {f}, f.copy() is f, frozenset(), frozenset('a'), f.union([9]), f <= a, f.isdisjoint([5]), frozenset(f) is f)
for source in ('set().pop()', '{1}.remove(2)', '{1}.remove([])', '{[]}', '{1, {}}', 'set(5)', 'set(1, 2)', 'set(iterable=[])', '{1} | [2]', '{1} & "a"', '{1} - 5', '{1} ^ None', '{1} < [1, 2]', '{1} + {2}', '{1} * 2', '{1}[0]', 'hash({1})', '{1}.add([])', '{1}.add()', '{1}.update(5)', '{1}.union(5)', '{1}.intersection(5)', '{1}.union([[]])', '{1}.issubset(5)', '{1}.discard([])', '[] in {1}', '{1} in {1}', '{1} in {frozenset([1])}', '{1}.foo', 'frozenset([1]).add(2)', 'frozenset(5)', 'frozenset(1, 2)', 'frozenset([[]])', '{1}.__or__([2])', '{1}.__eq__([1])', '{1}.__contains__([])', '{frozenset([1])}.remove({1})', '{1}.__iand__([1])', '{1}.__lt__([1])', '{1}.__sub__(5)', '{*5}', 'set([1, 2]).clear(1)', '{1}.pop(1)', '{1}.symmetric_difference(5)', '{1}.difference(5)', '{1}.isdisjoint(5)', 'set.__init__({1}, 5)', 'len({1}, 2)', '{1}.remove({1})'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
s = {1, 2, 3}
for change in ('s.add(10)', 's.discard(1)', 's.clear()'):
    t = iter(s); next(t)
    exec(change)
    try: next(t)
    except (RuntimeError, StopIteration) as e: print(change, '|', type(e).__name__, e)
class S(set):
    def __contains__(self, x): return 'overridden'
x = S([1]); x.attr = 2
print(x, 5 in x, x.attr, type(x | {2}).__name__, type(x.copy()).__name__, type({2} | x).__name__, S(), frozenset([x.attr]), x == {1}, type(S([1]) & S([1])).__name__)
print(set('hello') == set('olleh'), len(set('hello')), sorted({c for c in 'banana'}), {1, 1.0, True}, {0.0, -0.0, False}, set(range(5)), set({1: 2}), {(1, 2), (1, 2)}, sorted(map(len, {'a', 'bb', 'ccc'})), sum({1, 2, 3}), max({3, 1}), {None, ...} == {..., None}, {1}.__len__())
e = set(); e.add(frozenset()); e.add(frozenset([frozenset()])); print(len(e), frozenset() in e, set() in e)
