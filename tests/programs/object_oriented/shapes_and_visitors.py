"""An abstract hierarchy, double dispatch by visitors and by singledispatch, sorting, pattern matching, class registries."""
import math
from abc import ABC, abstractmethod
from functools import singledispatch
class Shape(ABC):
    kinds = {}
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); Shape.kinds[cls.__name__.lower()] = cls
    @property
    @abstractmethod
    def area(self): ...
    def accept(self, v): return getattr(v, f'visit_{type(self).__name__.lower()}', v.default)(self)
    def __lt__(self, o): return self.area < o.area
    def __add__(self, o): return Group([self, o])
    @classmethod
    def parse(cls, text):
        name, *args = text.split()
        try: return cls.kinds[name](*map(float, args))
        except KeyError: raise ValueError(f'unknown shape {name}') from None
class Circle(Shape):
    __match_args__ = ('r',)
    def __init__(self, r): self.r = r
    area = property(lambda s: math.pi * s.r ** 2)
    def __repr__(self): return f'Circle({self.r:g})'
class Rect(Shape):
    __match_args__ = ('w', 'h')
    def __init__(self, w, h): self.w, self.h = w, h
    area = property(lambda s: s.w * s.h)
    def __repr__(self): return f'{type(self).__name__}({self.w:g}, {self.h:g})'
class Square(Rect):
    def __init__(self, side): super().__init__(side, side)
    def __repr__(self): return f'Square({self.w:g})'
class Triangle(Shape):
    def __init__(self, a, b, c):
        if a + b <= c or a + c <= b or b + c <= a: raise ValueError(f'no triangle {a:g} {b:g} {c:g}')
        self.sides = a, b, c
    @property
    def area(self): s = sum(self.sides) / 2; return math.sqrt(math.prod(s - x for x in self.sides) * s)
    def __repr__(self): return 'Triangle' + str(tuple(int(x) for x in self.sides))
class Group(Shape):
    def __init__(self, parts=()): self.parts = [*parts]
    area = property(lambda s: sum(p.area for p in s.parts))
    def __iter__(self): return iter(self.parts)
    def __repr__(self): return f'Group({self.parts!r})'
class Perimeter:
    def visit_circle(self, c): return 2 * math.pi * c.r
    def visit_rect(self, r): return 2 * (r.w + r.h)
    visit_square = visit_rect
    def visit_group(self, g): return sum(p.accept(self) for p in g)
    def default(self, s): raise NotImplementedError(type(s).__name__)
@singledispatch
def svg(s): return f'<unknown {type(s).__name__}/>'
@svg.register
def _(s: Circle): return f'<circle r="{s.r:g}"/>'
@svg.register
def _(s: Rect): return f'<rect w="{s.w:g}" h="{s.h:g}"/>'
@svg.register
def _(s: Group): return '<g>' + ''.join(map(svg, s)) + '</g>'
def describe(s):
    match s:
        case Circle(r) if r > 2: return 'big circle'
        case Circle(): return 'circle'
        case Square(w=1): return 'unit square'
        case Square(w): return f'square {w:g}'
        case Rect(w, h) if w > h: return 'wide'
        case Rect(): return 'tall'
        case Group(parts=[Shape() as only]): return f'just {describe(only)}'
        case Group(parts=[first, *rest]): return f'{describe(first)} and {len(rest)} more'
        case _: return 'something'
shapes = []
for text in ('circle 1', 'circle 3', 'rect 2 3', 'rect 5 1', 'square 1', 'square 4', 'triangle 3 4 5', 'triangle 1 1 9', 'hexagon 1', 'circle x', 'rect 1', 'group'):
    try: shapes.append(Shape.parse(text)); print(shapes[-1], f'{shapes[-1].area:.4f}')
    except (ValueError, TypeError) as e: print(text, '|', type(e).__name__, e)
print(sorted(shapes), max(shapes), shapes[0] + shapes[1], sorted(Shape.kinds))
shapes += [Group([Square(2)]), Square(1) + Circle(1)]
for s in shapes:
    try: p = f'{s.accept(Perimeter()):.3f}'
    except NotImplementedError as e: p = f'NotImplementedError {e}'
    print(s, '|', p, '|', svg(s), '|', describe(s))
try: Shape()
except TypeError as e: print(e)
