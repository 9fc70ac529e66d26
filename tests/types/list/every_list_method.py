l = [3, 1, 2]
print(l.append(4), l.extend([5, 6]), l.extend('ab'), l.insert(0, 'first'), l.insert(-1, 'pen'), l.insert(100, 'last'), l.insert(-100, 'lead'), l)
print(l.pop(), l.pop(0), l.pop(-1), l.pop(1), l[:], l.remove('pen'), l[:], l.index('a'), l.count(1), l.reverse(), l, l.copy() == l, l.copy() is l, l.clear(), l)
l = [1, 2, 3, 2, 1]
print(l.index(2), l.index(2, 2), l.index(1, 1, 5), l.index(1, -1), l.count(2), l.count('x'), [1, True, 1.0].count(1), [[1], [1]].count([1]))
l += (4, 5); l *= 2; print(l, l + [6], [0] * 3, 2 * ['a'], [] * 5, [1] * -1)
l.extend(x for x in range(2)); l.extend({'k': 1}); l.extend(range(2)); l.extend(l[:1]); print(l[10:])
l = [1]; l.extend(l); l += l; print(l); l[1:1] = l; print(l); l.insert(2, l); print(len(l), l)
for source in ('[].pop()', '[1].pop(5)', '[1].pop("a")', '[1].remove(2)', '[].index(1)', '[1, 2].index(1, 1)', '[1].index("a")', '[].insert("a", 1)', '[].insert(1)', '[].extend(5)', '[].extend(None)', '[].append()', '[].append(1, 2)', '[] + (1,)', '[] + None', '[1] * "a"', '[1] * 1.5', '[].sort(1)', '[].reverse(1)', '[].count()', '[].copy(1)', '[].clear(1)', '[].index()', '[].pop(1, 2)', 'list(5)', 'list(1, 2)', 'list(iterable=[])', '[].__init__(5)', '[1, 2][5]', '[1][-2]', '[]["a"]', '[].foo', 'hash([])', '[] < 5', '[1].__getitem__("a")', '[].__setitem__(0, 1)', '[].__delitem__(0)', '[].__add__(5)', '[].__iadd__(5)', '[].__mul__("a")', '[].__imul__("a")', '[].__contains__(1)', '[].__eq__(5)', '[].__reversed__()' and 'list([1, 2].__reversed__())', '[1, 2].__sizeof__() > 0', '[].index(1, "a")', '[1].index(1, None)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
print(list(), list('abc'), list((1, 2)), list({3: 4}), list(range(3)), list(x for x in 'xy'), list([1]) == [1])
class L(list):
    def __getitem__(self, i): return f'item {i}'
x = L([1, 2, 3]); x.attr = 5
print(x[0], list(x), x.attr, type(x + x).__name__, type(x[:]).__name__, type(x.copy()).__name__, x == [1, 2, 3], len(x), repr(x), x.pop(), sorted(x))
i = iter([1, 2, 3]); print(i.__length_hint__(), next(i), i.__length_hint__(), list(i), list(i))
i = iter(l := [1, 2]); next(i); l.append(3); print(next(i), next(i)); l.extend([9, 9]);
print(next(i), next(i), next(i, 'end')); l.append(5); print(next(i, 'stays exhausted'))
