class C:
    def __call__(self): pass
class D: pass
d = D(); d.__call__ = lambda: 1
print(callable(len), callable(int), callable(C()), callable(d), callable(lambda: 0), callable(5), callable(None), callable(C), callable('a'.upper), callable(C.__call__), callable(type), callable(staticmethod(len)))
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(0), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61), hash(-2 ** 61 - 1), hash(10 ** 20), hash(0.5), hash(-0.25), hash(1e300), hash(float('inf')), hash(()), hash((1, 2, 3)), hash(('x',)) == hash(('x',)), hash(None) == hash(None), hash(range(3)) == hash(range(0, 3)), hash(1.1), hash(3.14), hash(2.0 ** 70) == hash(2 ** 70), hash(1j), hash(2 + 3j), hash(-1j), hash(True), hash(-1.0), hash(0.1 + 0.2), hash(1e-300), hash(5e-324))
from fractions import Fraction
from decimal import Decimal
print(hash(Fraction(1, 2)) == hash(0.5) == hash(Decimal('0.5')), hash(Fraction(1, 3)), Fraction(1, 2) == 0.5, {0.5: 'x'}[Fraction(1, 2)], hash(Decimal(10 ** 20)) == hash(10 ** 20))
a = []; print(id(a) == id(a), id(a) != id([1]), id(None) == id(None), type(id(a)), id(d) == id(d))
print(isinstance(1, int), isinstance(1, (str, int)), isinstance(True, int), isinstance(1, int | str), issubclass(bool, int), type(1) is int, type('X', (), {})().__class__.__name__, type(C()) is C)
for source in ('callable()', 'callable(1, 2)', 'hash([])', 'hash({})', 'hash(set())', 'hash(bytearray())', 'hash(([],))', 'hash({1: 2}.keys())', 'hash()', 'hash(slice(1))', 'hash(1, 2)', 'id()', 'id(1, 2)', 'isinstance(1)', 'isinstance(1, 1)', 'issubclass(1, int)', 'issubclass(int)', 'type()', 'hash(memoryview(bytearray(b"a")))', 'hash(frozenset([1])) == hash(frozenset([1.0]))', 'isinstance(1, (int, (str, 5)))', 'isinstance("a", (int, (str, 5)))'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
