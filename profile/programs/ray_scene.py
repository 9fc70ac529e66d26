"""A ray tracer with spheres, a checkered floor, shadows and reflections (operator overloading)."""
import math
import sys

class V:
    __slots__ = ("x", "y", "z")
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z
    def __add__(self, o):
        return V(self.x + o.x, self.y + o.y, self.z + o.z)
    def __sub__(self, o):
        return V(self.x - o.x, self.y - o.y, self.z - o.z)
    def __mul__(self, k):
        return V(self.x * k, self.y * k, self.z * k)
    __rmul__ = __mul__
    def __neg__(self):
        return V(-self.x, -self.y, -self.z)
    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y + self.z * o.z
    def cross(self, o):
        return V(self.y * o.z - self.z * o.y, self.z * o.x - self.x * o.z,
                 self.x * o.y - self.y * o.x)
    @property
    def length(self):
        return math.sqrt(self @ self)
    def unit(self):
        return self * (1.0 / self.length)
    def tint(self, o):
        return V(self.x * o.x, self.y * o.y, self.z * o.z)
    def __iter__(self):
        yield self.x
        yield self.y
        yield self.z

class Ray:
    __slots__ = ("start", "dir")

    def __init__(self, start, direction):
        self.start = start
        self.dir = direction.unit()

    def at(self, t):
        return self.start + self.dir * t

class Thing:
    shine = 0.0

    def hit(self, ray):
        raise NotImplementedError

    def normal(self, p):
        raise NotImplementedError

    def colour(self, p):
        return V(1, 1, 1)

class Sphere(Thing):
    def __init__(self, centre, radius, colour, shine=0.3):
        self.centre, self.radius, self._colour, self.shine = centre, radius, colour, shine

    def hit(self, ray):
        oc = self.centre - ray.start
        along = oc @ ray.dir
        disc = self.radius * self.radius - (oc @ oc - along * along)
        if disc < 0.0:
            return None
        root = math.sqrt(disc)
        for t in (along - root, along + root):
            if t > 1e-6:
                return t
        return None

    def normal(self, p):
        return (p - self.centre) * (1.0 / self.radius)

    def colour(self, p):
        return self._colour

class Floor(Thing):
    shine = 0.15

    def __init__(self, level):
        self.level = level

    def hit(self, ray):
        if abs(ray.dir.y) < 1e-9:
            return None
        t = (self.level - ray.start.y) / ray.dir.y
        return t if 1e-6 < t < 200.0 else None

    def normal(self, p):
        return V(0.0, 1.0, 0.0)

    def colour(self, p):
        dark = (math.floor(abs(p.x)) + math.floor(p.z)) % 2
        return V(0.1, 0.1, 0.1) if dark else V(0.9, 0.9, 0.9)

class Scene:
    SKY = V(0.5, 0.7, 1.0)

    def __init__(self, things, lights, eye, target):
        self.things, self.lights, self.eye = things, lights, eye
        self.fwd = (target - eye).unit()
        self.right = V(0, 1, 0).cross(self.fwd).unit()
        self.up = self.fwd.cross(self.right)
        self.rays = 0

    def nearest(self, ray):
        self.rays += 1
        best, who = math.inf, None
        for thing in self.things:
            t = thing.hit(ray)
            if t is not None and t < best:
                best, who = t, thing
        return best, who

    def lit(self, p, light):
        to = light - p
        t, who = self.nearest(Ray(p, to))
        return who is None or t > to.length

    def trace(self, ray, depth=3):
        t, thing = self.nearest(ray)
        if thing is None:
            return self.SKY * (0.6 + 0.4 * max(0.0, ray.dir.y))
        p = ray.at(t)
        n = thing.normal(p)
        assert abs(n @ n - 1.0) < 1e-6
        glow = 0.1
        outside = p + n * 1e-4
        for light in self.lights:
            if self.lit(outside, light):
                glow += 0.45 * max(0.0, (light - p).unit() @ n)
        c = thing.colour(p) * glow
        if depth and thing.shine:
            bounced = Ray(outside, ray.dir - n * (2.0 * (ray.dir @ n)))
            c = c * (1 - thing.shine) + self.trace(bounced, depth - 1) * thing.shine
        return c

    def render(self, w, h):
        image = []
        for j in range(h):
            v = 0.5 - (j + 0.5) / h
            row = []
            for i in range(w):
                u = (i + 0.5) / w - 0.5
                d = self.fwd + self.right * (1.4 * u) + self.up * (1.4 * v * h / w)
                row.append(self.trace(Ray(self.eye, d)))
            image.append(row)
        return image

def to_ascii(image):
    ramp = " .:-=+*#%@"
    lines = []
    for row in image:
        lines.append("".join(ramp[min(9, int(sum(c) / 3 * 10))] for c in row))
    return "\n".join(lines)

def to_ppm(image):
    out = bytearray(b"P6 %d %d 255\n" % (len(image[0]), len(image)))
    for row in image:
        for c in row:
            out.extend(max(0, min(255, int(255 * k + 0.5))) for k in c)
    return bytes(out)

def main():
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    # a scene with left-right symmetry, so that the picture can be checked
    red, green = V(0.9, 0.2, 0.2), V(0.2, 0.8, 0.3)
    things = [Floor(-1.0), Sphere(V(0, 0.2, 0), 1.2, red, 0.4)]
    for k in (-1, 1):
        things += [Sphere(V(2.1 * k, -0.3, -0.7), 0.7, green),
                   Sphere(V(0.9 * k, -0.7, -1.9), 0.3, V(0.9, 0.8, 0.1), 0.0)]
    shades = rays = 0
    w, h = 48, 30
    for frame in range(max(1, round(40 * scale))):
        eye = V(0, 0.8 + 0.15 * (frame % 12), -6)
        scene = Scene(things, [V(-4, 6, -5), V(4, 6, -5)], eye, V(0, 0, 0))
        image = scene.render(w, h)
        ppm = to_ppm(image)
        assert len(ppm) == len(b"P6 48 30 255\n") + 3 * w * h
        assert all(0.0 <= k <= 1.6 for row in image for c in row for k in c)
        off = sum(max(abs(x - y) for x, y in zip(a, b)) > 1e-6
                  for row in image for a, b in zip(row[:24], row[:23:-1]))
        assert off <= w * h // 100, off
        shades += sum(ppm)
        rays += scene.rays
    print("raytrace", rays, shades, len(set(to_ascii(image))))

main()
