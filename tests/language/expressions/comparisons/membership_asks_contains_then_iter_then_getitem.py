print(1 in [1, 2], 3 not in (1, 2), 'b' in 'abc', '' in '', 'abc' in 'ab', 1 in {1: 2}, 2 in {1: 2}, 1 in {1}, 5 in range(10), 5.0 in range(10), 4.5 in range(10), b'a' in b'abc', 97 in b'abc', 'x' in {})
print(True in [1], 1.0 in {1}, None in [None], [] in [[]], (1,) in {(1,)}, 10 ** 20 in range(10 ** 21), -1 in range(5), 'a' in {'a': 1}.keys(), ('a', 1) in {'a': 1}.items(), 1 in {'a': 1}.values())
class WithContains:
    def __contains__(self, x):
        print('contains', x, end=' ')
        return x
c = WithContains()
print(5 in c, 0 in c, '' not in c, 'yes' not in c)
class WithIter:
    def __iter__(self):
        for i in range(3):
            print('yield', i, end=' ')
            yield i
print(1 in WithIter(), 9 in WithIter())
class WithGetitem:
    def __getitem__(self, i):
        print('get', i, end=' ')
        if i > 2: raise IndexError
        return i * 10
print(10 in WithGetitem(), 11 in WithGetitem())
class Blocked:
    __contains__ = None
    def __iter__(self): return iter([1])
class BadBool:
    def __contains__(self, x): return self
    def __bool__(self): raise ValueError('bool of contains')
class RaisesInEq:
    def __eq__(self, o): raise ZeroDivisionError('eq')
for source in ('1 in 5', '1 in None', '1 in "abc"', '[] in {}', '[] in {1}', '{} in {1: 2}', '300 in b"a"', '-1 in b"a"', '"a" in b"a"', '1 in Blocked()', '1 in BadBool()', '1 in [RaisesInEq()]', '1 in int', 'None in ""', '1 in len', '1 in object()', '{1} in {frozenset([1])}', '{1} in [{1}]', '1.5 in b"a"', 'b"b" in bytearray(b"abc")'):
    try:
        print(source, '=', eval(source))
    except Exception as e:
        print(source, '|', type(e).__name__, e)
it = iter([1, 2, 3, 4])
print(2 in it, list(it), 1 in it)
g = (print('gen', i, end=' ') or i for i in range(5))
print(2 in g, next(g))
class Meta(type):
    def __contains__(cls, x): return x == cls.__name__
class K(metaclass=Meta): pass
print('K' in K, 'L' in K)
