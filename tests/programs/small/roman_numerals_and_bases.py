def to_roman(n):
    if not isinstance(n, int): raise TypeError(f'int wanted, not {type(n).__name__}')
    if not 0 < n < 4000: raise ValueError(f'{n} is out of range')
    out = []
    for value, numeral in ((1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')):
        count, n = divmod(n, value)
        out.append(numeral * count)
    return ''.join(out)
def from_roman(s):
    values = dict(zip('IVXLCDM', (1, 5, 10, 50, 100, 500, 1000)))
    total = 0
    for a, b in zip(s, s[1:] + ' '): total += -values[a] if values.get(b, 0) > values[a] else values[a]
    if to_roman(total) != s: raise ValueError(f'{s} is not how to write {total}')
    return total
for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999): print(n, to_roman(n), from_roman(to_roman(n)))
print(all(from_roman(to_roman(n)) == n for n in range(1, 4000)), max(range(1, 4000), key=lambda n: len(to_roman(n))))
for bad in (0, 4000, -1, 'X', 1.5, True):
    try: print(bad, to_roman(bad))
    except (TypeError, ValueError) as e: print(bad, type(e).__name__, e)
for bad in ('IIII', 'VX', 'ABC', '', 'IC'):
    try: print(bad, from_roman(bad))
    except (KeyError, ValueError) as e: print(repr(bad), type(e).__name__, e)
class Roman(int):
    def __new__(cls, v): return super().__new__(cls, from_roman(v) if isinstance(v, str) else v)
    def __repr__(self): return to_roman(int(self))
    __str__ = __repr__
    def __add__(self, o): return Roman(int(self) + int(o))
    __radd__ = __add__
    def __format__(self, spec): return format(str(self), spec) if not spec.endswith('d') else format(int(self), spec)
r = Roman('XIV'); print(r, r + 1, 1 + r, r * 2, sum([r, Roman(6)], Roman(1)), f'{r:>8}|{r:03d}', [r], sorted([Roman('X'), Roman('IX')]), r == 14, {14: 'found'}[r], max(r, Roman('L')), list(range(r))[-1], 'ab'[Roman('I')], bool(r), -r, divmod(r, 4), r.bit_length())
def balanced(n):
    out = ''
    while n: n, d = divmod(n + 1, 3); out = '-0+'[d] + out
    return out or '0'
print([balanced(n) for n in range(-5, 6)], [sum('-0+'.index(c) * 3 ** i - 3 ** i for i, c in enumerate(reversed(balanced(n)))) for n in (100, -77)])
def zeckendorf(n):
    fibs = [1, 2]
    while fibs[-1] <= n: fibs.append(fibs[-1] + fibs[-2])
    out = []
    for f in reversed(fibs):
        if f <= n: out.append(f); n -= f
    return out
print([zeckendorf(n) for n in (1, 4, 100, 1000)], [f'{n:08b}' for n in (5, 200)], [int(b, 2) for b in ('101', '11111111')], [n ^ n >> 1 for n in range(8)], [bin(n).count('1') for n in range(10)])
