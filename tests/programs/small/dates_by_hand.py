MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
NAMES = 'January February March April May June July August September October November December'.split()
DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()
class Date:
    def __init__(self, y, m, d):
        if not 1 <= m <= 12: raise ValueError(f'month {m}')
        if not 1 <= d <= self.days_in(y, m): raise ValueError(f'day {d} of {NAMES[m - 1]} {y}')
        self.y, self.m, self.d = y, m, d
    @staticmethod
    def leap(y): return y % 4 == 0 and y % 100 != 0 or y % 400 == 0
    @classmethod
    def days_in(cls, y, m): return MONTHS[m - 1] + (m == 2 and cls.leap(y))
    @property
    def ordinal(self):
        y = self.y - 1
        return y * 365 + y // 4 - y // 100 + y // 400 + sum(self.days_in(self.y, m) for m in range(1, self.m)) + self.d
    @classmethod
    def from_ordinal(cls, n):
        y = n // 366 + 1
        while cls(y + 1, 1, 1).ordinal <= n: y += 1
        n -= cls(y, 1, 1).ordinal - 1; m = 1
        while n > cls.days_in(y, m): n -= cls.days_in(y, m); m += 1
        return cls(y, m, n)
    weekday = property(lambda s: (s.ordinal - 1) % 7)
    def __add__(self, n): return self.from_ordinal(self.ordinal + n)
    def __sub__(self, o): return self.ordinal - o.ordinal if isinstance(o, Date) else self + -o
    def __lt__(self, o): return self.ordinal < o.ordinal
    def __eq__(self, o): return isinstance(o, Date) and self.ordinal == o.ordinal
    def __repr__(self): return f'{self.y:04}-{self.m:02}-{self.d:02}'
    def __format__(self, f): return {'long': f'{DAYS[self.weekday]}, {self.d} {NAMES[self.m - 1]} {self.y}'}.get(f, repr(self))
    @classmethod
    def parse(cls, s): return cls(*map(int, s.split('-')))
a, b = Date(2024, 2, 28), Date.parse('2000-01-01')
print(a + 1, a + 2, a - b, f'{a:long}', f'{b}', a > b, sorted([a, b, Date(1999, 12, 31)]), Date.from_ordinal(a.ordinal) == a, b.ordinal, b + 366, a - 60)
for bad in ('2023-02-29', '2023-13-01', '2023-04-31', 'x', '2023-1'):
    try: print(Date.parse(bad))
    except (ValueError, TypeError) as e: print(bad, '|', type(e).__name__, e)
def calendar(y, m):
    print(f'{NAMES[m - 1]} {y}'.center(20).rstrip()); print(' '.join(d[:2] for d in DAYS))
    cells = [''] * Date(y, m, 1).weekday + [*range(1, Date.days_in(y, m) + 1)]
    for i in range(0, len(cells), 7): print(' '.join(f'{c:>2}' for c in cells[i:i + 7]))
calendar(2024, 2); print([f'{Date(y, 1, 1):long}' for y in (1900, 2000, 2038)], sum(Date(y, m, 13).weekday == 4 for y in range(2000, 2030) for m in range(1, 13)))
def easter(y):
    a, b, c = y % 19, y // 100, y % 100; h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30; l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7; m = (a + 11 * h + 22 * l) // 451
    return Date(y, (h + l - 7 * m + 114) // 31, (h + l - 7 * m + 114) % 31 + 1)
print([easter(y) for y in range(2020, 2027)])
