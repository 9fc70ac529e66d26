print(1 == 1.0 == 1 + 0j == True, 0 == False == 0.0 == -0.0, '1' == 1, [1] == (1,), None == 0, None == None)
print(2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53), 2 ** 53 + 1 > float(2 ** 53), 10 ** 400 > float('inf'), 10 ** 400 < float('inf'), -10 ** 400 > float('-inf'))
nan = float('nan')
print(nan == nan, nan != nan, nan < nan, nan > 1, nan in [nan], [nan] == [nan], (nan,) == (nan,), {1: nan} == {1: nan})
print('a' < 'b', 'a' < 'B', 'abc' < 'abd', 'ab' < 'abc', '' < 'a', 'é' > 'z', '\U0001f600' > '\uffff', 'Z' < 'a')
print(b'a' < b'b', b'a' == bytearray(b'a'), b'a' == 'a', bytearray(b'b') > b'a', memoryview(b'a') == b'a')
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], (1, 2) == (1.0, 2.0), [1, [2, 3]] < [1, [2, 4]], [2] > [1, 999], (1, 'a') < (2, 0))
print({1, 2} == {2, 1}, {1} < {1, 2}, {1} <= {1}, {1, 2} > {3}, {1, 2} < {3}, set() < {1}, {1} == frozenset([1]), frozenset([1]) <= {1, 2})
print({1: 2} == {1: 2.0}, {1: 2, 3: 4} == {3: 4, 1: 2}, {} == [], {1: 2} != {1: 3}, {1: 2}.keys() == {1}, {1: 2}.items() == {(1, 2)}, {1: 2}.values() == {1: 2}.values())
print(range(3) == range(0, 3), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], slice(1, 2) == slice(1, 2))
print(int == int, int != str, len == len, print is print, type(1) == int, (lambda: 0) == (lambda: 0), ... == ..., NotImplemented == 1)
class E:
    def __init__(self, v): self.v = v
    def __eq__(self, o):
        print('eq', self.v, end=' ')
        return isinstance(o, E) and self.v == o.v
    __hash__ = None
print(E(1) == E(1), E(1) != E(2), E(1) == 1, 1 == E(1), [E(1)] == [E(1)], E(2) in [E(1), E(2)], (E(1), E(5)) != (E(1), E(6)))
class N:
    def __eq__(self, o): return NotImplemented
n = N()
print(n == n, n == 1, n != n, n != N(), n in [n])
class Weird:
    def __eq__(self, o): return 'truthy'
    def __ne__(self, o): return ''
    def __lt__(self, o): return None
w = Weird()
print(w == 1, w != 1, w < 1, 1 == w, 1 > w, [w] == [1], [w] != [1])
class R:
    def __gt__(self, o): return f'gt {o}'
    def __ge__(self, o): return f'ge {o}'
print(5 < R(), 5 <= R(), [1] < R(), 'a' <= R())
class Base:
    def __eq__(self, o): return 'base'
    def __lt__(self, o): return 'base lt'
class Sub(Base):
    def __eq__(self, o): return 'sub'
    def __gt__(self, o): return 'sub gt'
print(Base() == Sub(), Sub() == Base(), Base() < Sub(), Sub() < Base())
