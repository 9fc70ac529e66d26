print(all([]), any([]), all([1, 'a', [0]]), any([0, '', []]), all(x > 0 for x in (1, 2, -1)), any(x > 1 for x in (1, 2)), sum([]), sum([1, 2.5, True]), sum(range(101)), sum([[1], [2]], []), sum([0.1] * 10), sum((1, 2), 10), sum([1], start=5), sum([10 ** 20, -10 ** 20, 1]), sum([1j, 2]), sum([2 ** 62, 2 ** 62, 2 ** 62]), sum([0.5, 1, 2 ** 70]))
print(min(3, 1, 2), max([3, 1, 2]), min('hello'), max('hello', key=lambda c: -ord(c)), min([], default='d'), max((), default=None), max(1, 2.0), max(1, 1.0), max(1.0, 1), min(True, 1), max(['a', 'bb', 'cc'], key=len), min({'b': 1, 'a': 2}), max(3, 1, key=lambda x: -x), max([[1, 2], [1, 3]]), min(x * x for x in (-3, 2)), max([1], [0, 5]), max('a', 'B', key=str.lower))
g = iter([0, 1, 2, 3]); print(any(g), list(g)); g = iter([1, 0, 2]); print(all(g), list(g))
class A:
    def __init__(self, v): self.v = v
    def __add__(self, o): return A(self.v + (o.v if isinstance(o, A) else o))
    def __radd__(self, o): return A(o + self.v)
    def __gt__(self, o): print('gt', self.v, o.v, end=' '); return self.v > o.v
    def __lt__(self, o): print('lt', self.v, o.v, end=' '); return self.v < o.v
    def __repr__(self): return f'A{self.v}'
print(sum([A(1), A(2)]), max(A(1), A(3), A(2)), min([A(2), A(1)]))
for source in ('sum()', 'sum(5)', 'sum(["a"])', 'sum(["a"], "")', 'sum([b"a"], b"")', 'sum([b"a"], bytearray())', 'sum([[1]])', 'sum([1], 2, 3)', 'sum([None])', 'min()', 'min(5)', 'min([])', 'max([])', 'max(1, "a")', 'max([1, None])', 'min(1, 2, default=3)', 'max([1], foo=2)', 'max([1], key=5)', 'max([1, 2], key=lambda: 0)', 'max([1, 2], key=None)', 'all()', 'all(5)', 'any(1, 2)', 'max(1j, 2j)', 'min({}, {})', 'max(key=len)', 'max(default=1)', 'min(iter([]))', 'sum([1, "a"])', 'sum({1: 2}, 3)', 'sum([], "x")'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
