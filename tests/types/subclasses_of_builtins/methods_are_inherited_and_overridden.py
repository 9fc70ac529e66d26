class MyInt(int):
    def __add__(self, o): return MyInt(int(self) + int(o) + 1)
    def __repr__(self): return f'MyInt({int(self)})'
    def __eq__(self, o): return int(self) == o
    def __hash__(self): return 7
    def __lt__(self, o): print('lt', end=' '); return int(self) < int(o)
    def __bool__(self): return False
    def __index__(self): return 0
a, b = MyInt(5), MyInt(3)
print(a + b, a + 1, 1 + a, a - b, type(a - b).__name__, a * 2, -a, [a, b], str(a), f'{a}', f'{a:d}', '%d' % a, hash(a), {a: 1}, bool(a), 'yes' if a else 'no', [10, 20, 30, 40, 50, 60][a], sorted([a, b]), max(a, b), a == 5, 5 == a, a in [5], int(a) + 1, range(a), sum([a, b]), abs(a), a.bit_length(), a.real, type(a.real).__name__)
class MyStr(str):
    def __len__(self): return 99
    def __iter__(self): return iter('xyz')
    def __getitem__(self, i): return 'item'
    def __contains__(self, x): return True
    def __eq__(self, o): return 'eq'
    def __hash__(self): return str.__hash__(self)
    def __add__(self, o): return 'added'
    def __format__(self, s): return 'formatted'
    def __str__(self): return 'str()'
s = MyStr('abc'); print(len(s), list(s), s[0], 'q' in s, s == 1, s + 'x', 'x' + s, f'{s}', '%s' % s, str(s), s.upper(), ''.join([s, 'd']), s.join('12'), repr(s), {s: 1}, s.find('b'), print(s), 'abc' == s, [s], '{}'.format(s), s[:2], s * 2, bytes(s, 'ascii'), int(MyStr('5')), s.split('b'), 'b' in 'abc'.replace('abc', s))
class MyList(list):
    def __getitem__(self, i): return f'get {i}'
    def __iter__(self): return iter(['it'])
    def __len__(self): return 42
    def append(self, x): super().append((x, x))
    def __contains__(self, x): return 'ok'
    def __setitem__(self, i, v): super().__setitem__(i, 'set')
    def __eq__(self, o): return 'list eq'
    def __bool__(self): return False
l = MyList([1, 2]); l.append(3); l[0] = 9; print(l, l[0], list(l), len(l), [*l], l == 0, bool(l), 9 in l, l.copy(), sorted(l), l + [4], [4] + l, l * 1, l.index(2), l.pop(), tuple(l), max(l), sum(map(len, l)), list.__len__(l), list.__getitem__(l, 0), l.count(2), {*l}, dict(enumerate(l)))
class MyDict(dict):
    def __getitem__(self, k): return f'item {k}'
    def __setitem__(self, k, v): super().__setitem__(k, (v,))
    def __contains__(self, k): return k == 'magic'
    def keys(self): return ['fake']
    def __iter__(self): return iter(['iterated'])
    def __len__(self): return 7
    def get(self, k, d=None): return 'got'
d = MyDict(a=1); d['b'] = 2; d.update(c=3); d.setdefault('d', 4); print(dict.__repr__(d), d['z'], 'magic' in d, 'a' in d, list(d), len(d), {**d}, dict(d), d.get('a'), d.pop('a'), list(d.items()), d.copy(), '%(k)s' % d, '{0[k]}'.format(d), '{k}'.format_map(d), dict(MyDict(q=1)), {**MyDict(r=1)}, d | {'e': 5})
def f(**kw): return kw
print(f(**d))
class MyTuple(tuple):
    def __getitem__(self, i): return 'ti'
    def __len__(self): return 0
    def __iter__(self): return iter('TI')
t = MyTuple((1, 2)); x, y = t; print(t, t[0], len(t), bool(t), x, y, [*t], t + (3,), '%s %s' % t, hash(t) == hash((1, 2)), f(**{}) , isinstance(5, MyTuple((int, str))) , max(t), t == (1, 2))
class MyFloat(float):
    def __repr__(self): return 'mf'
    def __float__(self): return 0.0
    def __round__(self, n=0): return 'rounded'
    def __truediv__(self, o): return 'div'
m = MyFloat(2.5); print(m, [m], str(m), f'{m}', f'{m:.3f}', float(m), round(m), m / 2, 1 / m, m + 1, int(m), m == 2.5, '%s %r %f' % (m, m, m), max(m, 1), type(m * 1).__name__)
class MySet(set):
    def __contains__(self, x): return x == 'in'
    def add(self, x): super().add(x * 2)
ms = MySet([1]); ms.add(2); ms.update([3]); print('in' in ms, 1 in ms, sorted(ms), ms & {1, 4}, ms | {9}, ms == {1, 3, 4}, ms.issubset([1, 3, 4]))
class MyBytes(bytes):
    def __getitem__(self, i): return 0
    def __len__(self): return 1
print(MyBytes(b'ab')[0], len(MyBytes(b'ab')), list(MyBytes(b'ab')), MyBytes(b'ab') + b'c', MyBytes(b'ab').hex(), bytes(MyBytes(b'ab')), MyBytes(b'a') == b'a', MyBytes(b'ab').decode(), b'x'.join([MyBytes(b'ab')]))
