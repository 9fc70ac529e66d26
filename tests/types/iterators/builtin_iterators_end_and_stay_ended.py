its = {'list': iter([1, 2]), 'tuple': iter((1, 2)), 'str': iter('ab'), 'bytes': iter(b'ab'), 'range': iter(range(2)), 'dict': iter({1: 1, 2: 2}), 'set': iter({1, 2}), 'zip': zip([1, 2], [3, 4]), 'map': map(str, [1, 2]), 'filter': filter(None, [1, 0, 2]), 'enumerate': enumerate('ab'), 'reversed': reversed([1, 2]), 'gen': (x for x in (1, 2)), 'callable': iter(iter([1, 2, 0]).__next__, 0), 'memoryview': iter(memoryview(b'ab')), 'items': iter({1: 2, 3: 4}.items()), 'bytearray': iter(bytearray(b'ab')), 'revdict': reversed({1: 1, 2: 2}), 'revrange': reversed(range(2))}
for name, it in its.items():
    print(name, type(it).__name__, iter(it) is it, next(it), list(it), list(it), next(it, 'end'), hasattr(it, '__length_hint__'))
    try: next(it)
    except StopIteration as e: print('StopIteration', e.args)
    for bad in ('len(it)', 'it[0]', 'it + it', 'it()'):
        try: eval(bad)
        except TypeError as e: print(bad, '|', e, end='; ')
    print()
for source in ('next([])', 'next(5)', 'next()', 'next(iter([]), 1, 2)', 'iter()', 'iter(5)', 'iter(None)', 'iter(5, 6)', 'iter([], 1, 2)', 'iter(object())', 'next(object(), "default")', 'next(iter([]))', 'iter([].__iter__)', 'list(iter(lambda: 1 / 0, 5))', 'zip(5)', 'zip([1], 5)', 'map()', 'map(str)', 'map(str, 5)', 'list(map(5, [1]))', 'filter(None)', 'filter(None, 5)', 'list(filter(5, [1]))', 'enumerate(5)', 'enumerate()', 'enumerate([], "a")', 'enumerate([], 1.5)', 'reversed(5)', 'reversed({1})', 'reversed(iter([]))', 'list(zip([1], [1, 2], strict=True))', 'list(zip([1, 2], [1], strict=True))', 'list(zip([1, 2], [1, 2], [1], strict=True))', 'zip(strict=1, foo=2)', 'list(zip())', 'list(zip([1]))', 'list(enumerate("ab", 10 ** 20))', 'list(enumerate("ab", start=-1))', 'list(map(lambda *a: a, "ab", [1, 2, 3]))', 'list(map(lambda: 0, []))', 'list(map(lambda x: 1 / x, [1, 0]))', 'enumerate(iterable="ab", start=5).__next__()'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class Once:
    def __init__(self): self.n = 0
    def __iter__(self): self.n += 1; return iter([self.n])
o = Once(); print(list(o), list(o), [*o], tuple(o), max(o), sum(o), sorted(o), dict(enumerate(o)), ''.join(map(str, o)))
a = iter([1, 2, 3, 4, 5, 6]); print(list(zip(a, a)), list(zip(*[iter('abcdef')] * 3)), list(zip(*[(1, 2), (3, 4)])))
z = iter([1, 2, 3]); print(list(zip(z, [9])), list(z)); z = iter([1, 2, 3]); print(list(zip([9], z)), list(z))
