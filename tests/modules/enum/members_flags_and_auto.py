from enum import Enum, IntEnum, Flag, IntFlag, auto, unique, StrEnum, member, nonmember
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def describe(self): return f'{self.name} is {self.value}'
    @property
    def upper(self): return self.name.upper()
print(Color.RED, repr(Color.RED), Color(1), Color['GREEN'], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.__members__, Color.RED.describe(), Color.GREEN.upper, Color.RED == 1, Color.RED in Color, Color.RED != Color.GREEN, hash(Color.RED) == hash('RED'), {Color.RED: 'r'}[Color.CRIMSON], type(Color.RED), isinstance(Color.RED, Color), [c.name for c in reversed(Color)], f'{Color.RED}', '%s' % Color.RED, bool(Color.RED))
for source in ('Color(9)', 'Color["X"]', 'Color.X', 'Color.RED.RED', 'Color.RED < Color.GREEN', 'Color()', 'Color.RED()', 'setattr(Color, "RED", 5)', 'setattr(Color.RED, "value", 5)', 'delattr(Color, "RED")', 'type("C", (Color,), {})', 'Color.RED + 1', 'int(Color.RED)', 'Color(None)', 'Color(1, 2)', 'Color.__call__(2)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class N(IntEnum): A = 1; B = auto(); C = 10; D = auto()
print(list(N), N.A + 1, N.B == 2, N.A < N.B, sorted([N.C, N.A]), [10, 20, 30][N.A], f'{N.A}', str(N.A), repr(N.A), N(10), N.D.value, isinstance(N.A, int), sum(N), N.A | N.B)
class Perm(Flag): R = auto(); W = auto(); X = auto(); RW = R | W
print(Perm.R | Perm.X, Perm.RW, ~Perm.R, Perm.R & Perm.RW, Perm.R in Perm.RW, bool(Perm.R & Perm.W), Perm(5), Perm(0), list(Perm.RW), Perm.RW ^ Perm.R, Perm.X.value, len(Perm.RW), Perm.R | Perm.W is Perm.RW, list(Perm), repr(Perm.R | Perm.X))
class IF(IntFlag): A = 1; B = 2; C = 4
print(IF.A | IF.B, IF.A | 8, IF(7), ~IF.A, IF.A + 1, IF(0), repr(IF(16)), IF.A == 1)
class S(StrEnum): ONE = auto(); TWO = 'two!'
print(S.ONE, S.TWO.upper(), S('one'), S.ONE == 'one', repr(S.TWO), f'{S.ONE:>5}')
try:
    @unique
    class U(Enum): A = 1; B = 1
except ValueError as e: print(e)
try:
    class Dup(Enum): A = 1; A = 2
except TypeError as e: print(e)
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @classmethod
    def heaviest(cls): return max(cls, key=lambda p: p.mass)
    @classmethod
    def _missing_(cls, v): return cls.EARTH if v == 'home' else None
print(Planet.heaviest(), Planet.MARS.radius, Planet('home'), Planet.EARTH.value)
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower() + str(count)
    X = auto(); Y = auto()
print([a.value for a in Auto], Enum('Dyn', 'P Q R'), list(Enum('Dyn', {'a': 1, 'b': 2})), [m.value for m in Enum('D', ['x', 'y'], start=5)])
class Mixed(str, Enum): A = 'a'
class Abstract(Enum):
    def go(self): return self.value * 2
class Concrete(Abstract): ONE = 1
print(Mixed.A == 'a', Mixed.A.upper(), Concrete.ONE.go(), f'{Mixed.A}', str(Mixed.A)); import copy; print(copy.deepcopy(Color.RED) is Color.RED)
