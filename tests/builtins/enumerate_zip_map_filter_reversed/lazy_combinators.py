print(list(enumerate('abc')), list(enumerate('ab', 5)), list(enumerate([], 1)), list(zip('ab', [1, 2, 3])), list(zip()), list(zip('a')), list(zip(range(3), 'abc', (9, 8, 7))), list(map(abs, [-1, 2])), list(map(max, [1, 5], [3, 2], [2, 9])), list(map(None.__class__, [])) , list(filter(None, [0, 1, '', 'a', None])), list(filter(str.isupper, 'aBcD')), list(reversed([1, 2, 3])), list(reversed('abc')), list(reversed(range(5))), list(reversed({1: 2, 3: 4})), ''.join(reversed('hello')))
def trace(name, it):
    for x in it: print(f'{name}{x}', end=' '); yield x
for t in zip(trace('a', [1, 2, 3]), trace('b', [1, 2])): print(t)
for t in map(lambda x, y: x + y, trace('a', [1, 2]), trace('b', [10])): print(t)
f = filter(lambda x: x > 1, trace('f', [1, 2, 3])); print(next(f), next(f), next(f, 'end'))
m = map(print, [1, 2]); print('nothing printed yet'); list(m)
def fails(x):
    if x == 2: raise StopIteration('from the function')
    return x
print(list(map(fails, [1, 2, 3]))); m = map(fails, [1, 2, 3]); print(next(m), next(m, 'stopped'), next(m))
z = zip([1, 2, 3], [4, 5], strict=True); print(next(z), next(z))
try: next(z)
except ValueError as e: print(e)
e = enumerate(iter('ab')); print(next(e), list(e), type(e).__name__, enumerate.__name__)
big = enumerate('ab', 2 ** 63 - 1); print(list(big))
class R:
    def __reversed__(self): return 'anything'
class S:
    def __len__(self): return 3
    def __getitem__(self, i): return i * i
print(reversed(R()), list(reversed(S())), reversed([1]).__length_hint__(), reversed(S()).__length_hint__())
l = [1, 2, 3]; r = reversed(l); next(r); l.append(4); print(list(r)); r = reversed(l); l.clear(); print(list(r))
words = 'the quick brown fox the lazy dog the end'.split()
print(sorted(set(zip(words, words[1:])))[:3], dict(map(reversed, {'a': 1}.items())) , max(enumerate([3, 9, 2]), key=lambda p: p[1]), [a for a, in zip('xyz')], list(map(lambda p: p[0] * p[1], zip([1, 2], [3, 4]))))
class Mp(map): pass
print(list(Mp(str, [1])), type(Mp(str, [])).__name__)
