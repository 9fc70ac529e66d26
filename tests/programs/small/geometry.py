import math
class Point:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f'({self.x:g}, {self.y:g})'
    def __sub__(self, o): return Point(self.x - o.x, self.y - o.y)
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
    def __lt__(self, o): return (self.x, self.y) < (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
def cross(o, a, b): return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)
def hull(points):
    points = sorted(set(points))
    def half(ps):
        out = []
        for p in ps:
            while len(out) >= 2 and cross(out[-2], out[-1], p) <= 0: out.pop()
            out.append(p)
        return out[:-1]
    return half(points) + half(points[::-1]) if len(points) > 2 else points
def area(poly): return abs(sum(a.x * b.y - b.x * a.y for a, b in zip(poly, poly[1:] + poly[:1]))) / 2
def perimeter(poly): return sum(math.hypot(a.x - b.x, a.y - b.y) for a, b in zip(poly, poly[1:] + poly[:1]))
def inside(p, poly):
    result = False
    for a, b in zip(poly, poly[1:] + poly[:1]):
        if (a.y > p.y) != (b.y > p.y) and p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x: result = not result
    return result
def intersect(a, b, c, d):
    r, s = b - a, d - c; den = r.x * s.y - r.y * s.x
    if den == 0: return None
    t = ((c.x - a.x) * s.y - (c.y - a.y) * s.x) / den; u = ((c.x - a.x) * r.y - (c.y - a.y) * r.x) / den
    return Point(a.x + t * r.x, a.y + t * r.y) if 0 <= t <= 1 and 0 <= u <= 1 else None
def closest(points):
    points = sorted(points)
    def go(ps):
        if len(ps) <= 3: return min((math.dist((a.x, a.y), (b.x, b.y)), a, b) for i, a in enumerate(ps) for b in ps[i + 1:])
        m = len(ps) // 2; best = min(go(ps[:m]), go(ps[m:])) if m > 1 else go(ps[m:])
        strip = sorted((p for p in ps if abs(p.x - ps[m].x) < best[0]), key=lambda p: p.y)
        for i, a in enumerate(strip):
            for b in strip[i + 1:i + 8]: best = min(best, (math.dist((a.x, a.y), (b.x, b.y)), *sorted((a, b))))
        return best
    return go(points)
x, pts = 42, []
for _ in range(40): x = x * 1664525 + 1013904223 & 0xffffffff; pts.append(Point(x >> 8 & 63, x >> 16 & 63))
h = hull(pts); print(h, area(h), f'{perimeter(h):.6f}', sum(inside(p, h) for p in pts), all(cross(a, b, p) >= 0 for a, b in zip(h, h[1:] + h[:1]) for p in pts))
print(closest(list(set(pts))), hull([Point(0, 0)]), hull([Point(0, 0), Point(1, 1), Point(2, 2)]), area([Point(0, 0), Point(4, 0), Point(4, 3)]), intersect(Point(0, 0), Point(4, 4), Point(0, 4), Point(4, 0)), intersect(Point(0, 0), Point(1, 1), Point(0, 1), Point(1, 2)), intersect(Point(0, 0), Point(1, 0), Point(5, -1), Point(5, 1)))
square = [Point(0, 0), Point(10, 0), Point(10, 10), Point(0, 10)]; print([inside(Point(*p), square) for p in ((5, 5), (11, 5), (-1, 5), (9.99, 0.01))])
def koch(n, a=0j, b=1 + 0j): return [a] if n == 0 else [q for p, r in zip((a, a + (b - a) / 3, a + (b - a) / 3 + (b - a) / 3 * complex(0.5, math.sqrt(3) / 2), a + 2 * (b - a) / 3), (a + (b - a) / 3, a + (b - a) / 3 + (b - a) / 3 * complex(0.5, math.sqrt(3) / 2), a + 2 * (b - a) / 3, b)) for q in koch(n - 1, p, r)]
k = koch(3) + [1 + 0j]; print(len(k), f'{sum(abs(q - p) for p, q in zip(k, k[1:])):.6f}', f'{max(p.imag for p in k):.6f}')
def turtle(path):
    z, d, seen = 0j, 1 + 0j, [0j]
    for c in path:
        if c == 'F': z += d; seen.append(z)
        else: d *= 1j if c == 'L' else -1j
    return z, len(set(seen))
def dragon(n):
    s = 'F'
    for _ in range(n): s = s + 'L' + ''.join({'L': 'R', 'R': 'L'}.get(c, c) for c in reversed(s))
    return s
print(dragon(3), turtle(dragon(8)), turtle('FLFLFLF'))
