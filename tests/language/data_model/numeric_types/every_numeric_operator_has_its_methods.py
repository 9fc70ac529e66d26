names = 'add sub mul truediv floordiv mod divmod pow lshift rshift and xor or matmul'.split()
class N:
    def __init__(self, tag): self.tag = tag
    def __repr__(self): return self.tag
for n in names:
    setattr(N, f'__{n}__', lambda self, o, *m, n=n: f'{self}.{n}({o}{"".join(f", {x}" for x in m)})')
    setattr(N, f'__r{n}__', lambda self, o, *m, n=n: f'{self}.r{n}({o})')
    if n != 'divmod': setattr(N, f'__i{n}__', lambda self, o, n=n: f'{self}.i{n}({o})')
a, b = N('a'), N('b')
for op in ('+', '-', '*', '/', '//', '%', '**', '<<', '>>', '&', '^', '|', '@'):
    print(eval(f'a {op} b'), eval(f'a {op} 1'), eval(f'1 {op} b'), eval(f'"s" {op} b') if op != '%' else '-', end=' ')
    x = a
    ns = {'x': a, 'b': b}
    exec(f'x {op}= b', ns)
    print(ns['x'])
print(divmod(a, b), divmod(1, b), pow(a, b), pow(a, 2, 3), pow(2, b))
class Conv:
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __complex__(self): return 7j
    def __index__(self): return 8
    def __round__(self, n=None): return ('round', n)
    def __trunc__(self): return 'trunc'
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __abs__(self): return 'abs'
    def __invert__(self): return 'inv'
c = Conv()
import math
print(int(c), float(c), complex(c), bin(c), hex(c), oct(c), round(c), round(c, 2), math.trunc(c), math.floor(c), math.ceil(c), -c, +c, abs(c), ~c, range(c), [0] * 9 == [0] * 9, 'abcdefghij'[c], chr(c), bytes(c), list(range(20))[c:10])
class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
print(int(I(3)), float(I(3)), complex(I(3)), math.sqrt(I(4)), 'a' * I(3), [1, 2, 3][I(-1)], slice(I(1)).indices(5), '%d' % I(5), '%x' % I(255), '{}'.format(I.__name__), math.factorial(I(5)), (1).__add__(I(2)), round(1.555, I(1)), I(3).v.bit_length())
class T:
    def __trunc__(self): return 9
import warnings
warnings.simplefilter('ignore')
print(int(T()))
for source in ('int(N("x"))', 'float(N("x"))', 'complex(N("x"))', 'int(I("a"))', 'float("x")', 'I(1) + 1', '-I(1)', 'math.floor(I(5))', 'math.ceil("a")', 'round("a")', 'bin(1.5)', 'hex("a")', 'chr(1.5)', 'range(1.0)', '"a" * 1.0', '[1][1.0]', 'pow(I(2), 2)', 'divmod(I(2), 2)', 'math.trunc("x")', 'abs("x")'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
