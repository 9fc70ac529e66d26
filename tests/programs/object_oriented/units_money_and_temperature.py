"""Operator overloading with unit checks, immutability by slots, hashing, formatting, conversions, comparison with subclasses."""
from fractions import Fraction
from functools import total_ordering
class UnitError(TypeError): pass
@total_ordering
class Quantity:
    __slots__ = ('value', 'units')
    names = {}
    def __init__(self, value, **units):
        object.__setattr__(self, 'value', value); object.__setattr__(self, 'units', tuple(sorted((u, p) for u, p in units.items() if p)))
    def __setattr__(self, n, v): raise AttributeError(f'{type(self).__name__} is immutable')
    def _same(self, o):
        if not isinstance(o, Quantity): o = Quantity(o)
        if o.units != self.units: raise UnitError(f'{self.unit or "a number"} and {o.unit or "a number"}')
        return o
    @property
    def unit(self): return '*'.join(u if p == 1 else f'{u}^{p}' for u, p in self.units)
    def __add__(self, o): return Quantity(self.value + self._same(o).value, **dict(self.units))
    def __radd__(self, o): return self if o == 0 else self + o
    def __neg__(self): return Quantity(-self.value, **dict(self.units))
    def __sub__(self, o): return self + -self._same(o)
    def __mul__(self, o):
        if not isinstance(o, Quantity): o = Quantity(o)
        u = dict(self.units)
        for k, p in o.units: u[k] = u.get(k, 0) + p
        return Quantity(self.value * o.value, **u)
    __rmul__ = __mul__
    def __pow__(self, n): return Quantity(self.value ** n, **{u: p * n for u, p in self.units})
    def __truediv__(self, o): return self * (o ** -1 if isinstance(o, Quantity) else Fraction(1, o))
    def __rtruediv__(self, o): return self ** -1 * o
    def __eq__(self, o): return isinstance(o, Quantity) and (self.value, self.units) == (o.value, o.units) or not self.units and self.value == o
    def __lt__(self, o): return self.value < self._same(o).value
    def __hash__(self): return hash((self.value, self.units))
    def __abs__(self): return Quantity(abs(self.value), **dict(self.units))
    def __bool__(self): return bool(self.value)
    def __float__(self): return float(self.value)
    def __format__(self, spec): return f'{format(self.value if not isinstance(self.value, Fraction) else float(self.value), spec)} {self.unit}'.strip()
    def __repr__(self): return f'Quantity({self.value}, {self.unit!r})'
m, s, kg = Quantity(Fraction(1), m=1), Quantity(Fraction(1), s=1), Quantity(Fraction(1), kg=1)
speed = 100 * m / (Quantity(Fraction(958, 100), s=1)); force = kg * m / s ** 2
print(speed, f'{speed:.3f}', force, 3 * force + force, force * m == kg * m ** 2 / s ** 2, m / m == 1, 2 / s, sum([m, 2 * m, m]), abs(-m), sorted([3 * m, m, 2 * m]), max(m, 5 * m), m < 2 * m, m >= m, {m: 'metre'}[1 * m], bool(0 * m), float(3 * m), hash(m * 2) == hash(2 * m), f'{m * 2:>8.1f}|')
for bad in ('m + s', 'm + 1', 'm < s', 'm - kg', 'setattr(m, "value", 2)', 'm ** "a"', 'm / 0', 'sorted([m, s])', 'm + "x"', 'm.other', 'm @ s', '5 < m', 'sum([m, 1])'):
    try: print(bad, '=', eval(bad))
    except Exception as e: print(bad, '|', type(e).__name__, e)
class Money:
    rates = {'EUR': Fraction(1), 'USD': Fraction(11, 10), 'JPY': Fraction(160)}
    def __init__(self, amount, cur='EUR'): self.cents, self.cur = round(Fraction(str(amount)) * 100), cur
    def to(self, cur): return Money._of(self.cents * self.rates[cur] / self.rates[self.cur], cur)
    @classmethod
    def _of(cls, cents, cur): o = cls.__new__(cls); o.cents, o.cur = round(cents), cur; return o
    def __add__(self, o): return Money._of(self.cents + o.to(self.cur).cents, self.cur) if isinstance(o, Money) else NotImplemented
    def __mul__(self, k): return Money._of(self.cents * Fraction(str(k)), self.cur)
    def split(self, n): q, r = divmod(self.cents, n); return [Money._of(q + (i < r), self.cur) for i in range(n)]
    def __repr__(self): return f'{self.cents // 100}.{self.cents % 100:02d} {self.cur}'
    def __eq__(self, o): return isinstance(o, Money) and self.cents == o.to(self.cur).cents
a = Money('10.00'); print(a + Money(5.5, 'USD'), a.split(3), a * 1.075, a.to('JPY'), a == Money(11, 'USD'), a.to('JPY').to('EUR') == a, Money('0.005'), Money('0.015'))
for bad in (lambda: a + 5, lambda: a.to('GBP'), lambda: Money('x'), lambda: a.split(0)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class Temp(float):
    @classmethod
    def f(cls, v): return cls((v - 32) * 5 / 9)
    fahrenheit = property(lambda s: s * 9 / 5 + 32)
    def __str__(self): return f'{float(self):.1f}C'
    def __add__(self, o): return Temp(float(self) + o)
t = Temp(100); print(t, t.fahrenheit, Temp.f(212) == t, [t], t + 1, type(t + 1).__name__, type(t * 2).__name__, sorted([Temp(3), Temp(-1)]), f'{t} {t:.2f}', round(Temp(1.55), 1), max(t, 5), hash(t) == hash(100.0))
