for args in ((5,), (1, 5), (1, 10, 2), (None,), (None, None, -1), (-3, None), (None, -3), ('a', 'b'), (1.5, None, []), (10, 0, -3), (-100, 100, 7)):
    s = slice(*args); print(s, s.start, s.stop, s.step, end=' ')
    for n in (0, 5, 12):
        try: print(s.indices(n), list(range(n))[s], end=' ')
        except Exception as e: print(type(e).__name__, e, end=' ')
    print()
print(slice(1, 2) == slice(1, 2), slice(1, 2) != slice(1, 3), slice(1) < slice(2), slice(1, 2) == (1, 2, None), slice(None) == slice(None, None, None), slice(1, 2) < slice(1, 3), sorted([slice(3), slice(1)]))
class S:
    def __getitem__(self, k): return k
s = S(); print(s[1:2], s[::], s[1:2, ::3], s['a':'b'], s[:], s[...,  None:], s[1:2:3].indices(10), s[-1:].indices(4))
big = 10 ** 30
print(slice(-big, big, big).indices(5), slice(big).indices(big), slice(None, None, -big).indices(3), slice(big, -big, -1).indices(2 ** 70))
for source in ('slice()', 'slice(1, 2, 3, 4)', 'slice(start=1)', 'slice(1).indices()', 'slice(1).indices(-1)', 'slice(1).indices("a")', 'slice(1, 2, 0).indices(5)', 'slice("a").indices(5)', 'slice(1.5).indices(5)', 'hash(slice(1))', 'slice(1) < 5', 'slice(1).start = 2', 'slice(1).foo', '{slice(1): 2}', 'slice(1)[0]', 'len(slice(1))', 'iter(slice(1))', 'slice(1, "a") < slice(1, 2)', 'slice(1).__reduce__()', 'slice(1, 2).__eq__(5)', 'type("S", (slice,), {})', '[1, 2, 3][slice(1, None)]', '"abc"[slice(None, None, -1)]', 'slice(None).indices(big)', 'slice(None).indices(1.5)', '[1][slice(1, 2, "x")]'):
    try: print(source, '=', eval(source) if ' = ' not in source else exec(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class I:
    def __init__(self, n): self.n = n
    def __index__(self): print('index', self.n, end=' '); return self.n
print([0, 1, 2, 3, 4][I(1):I(4):I(2)], slice(I(1), I(3)).indices(10), 'abcdef'[I(-3):])
class Bad:
    def __index__(self): raise ZeroDivisionError('index')
try: [1, 2][Bad():]
except ZeroDivisionError as e: print(e)
