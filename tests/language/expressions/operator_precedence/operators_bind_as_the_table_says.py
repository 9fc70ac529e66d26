print(2 + 3 * 4, (2 + 3) * 4, 2 * 3 + 4, 10 - 4 - 3, 2 ** 3 ** 2, -2 ** 2, 100 / 10 / 2, 100 // 7 % 4, 7 % 4 // 2)
print(1 + 2 << 3, 1 << 2 + 3, 6 & 3 + 1, 6 | 3 & 5, 6 ^ 3 | 1, 5 & 6 ^ 3, ~5 & 3, -1 >> 1 + 1, 1 | 2 ^ 3 & 4 << 1)
print(1 < 2 & 3, 1 == 2 | 1, not 1 == 2, not 1 and 2, 1 or 0 and 0, not 0 or 1, 1 if 0 or 1 else 2, 2 == 2 in [True], 5 > 3 == True)
print(not True == False, True == (not False), 1 in [1] and not 2 in [3], 'a' if not '' else 'b', 1 - -1, 1 - - 1, 2 * -3, 2 ** -1)
print((lambda x: x, 1)[1], (lambda: 1, 2)[1], [1, 2, 3][0] + 1, 'a' + 'b' * 2, ('a' + 'b') * 2, 'ab'[0] * 3, -[1, 2][0], - 3 .real)
class V:
    def __init__(self, s): self.s = s
    def __repr__(self): return self.s
def binary(sym): return lambda a, b: V(f'({a}{sym}{b})')
for name, sym in dict(add='+', sub='-', mul='*', truediv='/', floordiv='//', mod='%', matmul='@', lshift='<<', rshift='>>', and_='&', or_='|', xor='^', pow='**', lt='<', eq='==').items():
    setattr(V, f'__{name.rstrip("_")}__', binary(sym))
V.__neg__ = lambda a: V(f'(-{a})')
V.__invert__ = lambda a: V(f'(~{a})')
V.__call__ = lambda a, *b: V(f'{a}()')
V.__getitem__ = lambda a, i: V(f'{a}[{i}]')
V.__hash__ = None
a, b, c, d, e, f = map(V, 'abcdef')
for source in ('a+b*c**d', 'a*b+c/d', 'a-b-c', 'a**b**c', '-a**b', '-a*b', '~a+b', 'a<<b+c', 'a&b<<c', 'a^b&c', 'a|b^c&d<<e+f', 'a@b*c', 'a%b//c/d', 'a-b+c-d', 'a|b|c', 'a()[b]**c', 'a**-b', 'a**b()', '-a[b]', 'a<b+c', 'a|b<c', '--a', '-~a', '~-a**-b', 'a+b if c else d', 'a*b@c', 'a>>b<<c', 'a-b*c-d', '(a-b)*(c-d)', 'a==b|c'):
    try:
        print(source, '=', eval(source))
    except Exception as x:
        print(source, '|', type(x).__name__, x)
