"""Vectors with operators, floats to a fixed number of digits, energy kept."""
import math
class Vec:
    __slots__ = ('x', 'y')
    def __init__(self, x=0.0, y=0.0): self.x, self.y = x, y
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return Vec(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return Vec(self.x * k, self.y * k) if isinstance(k, (int, float)) else self.x * k.x + self.y * k.y
    __rmul__ = __mul__
    def __truediv__(self, k): return Vec(self.x / k, self.y / k)
    def __neg__(self): return Vec(-self.x, -self.y)
    def __abs__(self): return math.hypot(self.x, self.y)
    def __eq__(self, o): return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)
    def __iter__(self): yield self.x; yield self.y
    def __repr__(self): return f'({self.x:.4f}, {self.y:.4f})'
    def __bool__(self): return bool(self.x or self.y)
    def __format__(self, spec): return f'<{self.x:{spec}} {self.y:{spec}}>'
    def __matmul__(self, o): return self.x * o.y - self.y * o.x
class Ball:
    def __init__(self, p, v, m=1.0, r=0.5): self.p, self.v, self.m, self.r = p, v, m, r
    energy = property(lambda s: s.m * (s.v * s.v) / 2)
class World:
    def __init__(self, size, *balls): self.size, self.balls, self.hits = size, balls, 0
    def step(self, dt):
        for b in self.balls:
            b.p = b.p + dt * b.v
            for axis in ('x', 'y'):
                q = getattr(b.p, axis)
                if q < b.r or q > self.size - b.r:
                    setattr(b.v, axis, -getattr(b.v, axis)); setattr(b.p, axis, min(max(q, b.r), self.size - b.r)); self.hits += 1
        for i, a in enumerate(self.balls):
            for b in self.balls[i + 1:]:
                d = b.p - a.p
                if abs(d) < a.r + b.r and (b.v - a.v) * d < 0:
                    n = d / abs(d); k = 2 * ((a.v - b.v) * n) / (a.m + b.m)
                    a.v, b.v = a.v - k * b.m * n, b.v + k * a.m * n; self.hits += 1
    energy = property(lambda s: math.fsum(b.energy for b in s.balls))
w = World(10, Ball(Vec(1, 1), Vec(1.0, 0.7)), Ball(Vec(5, 5), Vec(-0.5, 0.25), 2), Ball(Vec(8, 2), Vec(0.0, 1.5), 0.5, 0.3), Ball(Vec(3, 8), Vec(0.9, -0.9)))
start = w.energy
for i in range(2001):
    if i % 400 == 0: print(i, *(b.p for b in w.balls), f'{w.energy:.9f}', w.hits)
    w.step(0.05)
print(math.isclose(start, w.energy), [*w.balls[0].v], f'{w.balls[1].v:.2e}', Vec(1, 2) @ Vec(3, 4), Vec(1, 2) * Vec(3, 4), bool(Vec()), -Vec(1, -2), 2 * Vec(1, 1) == Vec(2, 2))
try: Vec().z = 1
except AttributeError as e: print(e)
try: Vec() + 1
except AttributeError as e: print(e)
