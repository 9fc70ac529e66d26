"""Program: a ray tracer with spheres, a chequered floor, shadows and reflections."""

import math
import sys

ROUNDS = 1100
EXPECTED = (44481, 60490, 80760)


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x: float, y: float, z: float) -> None:
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other: "Vector") -> "Vector":
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other: "Vector") -> "Vector":
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor: float) -> "Vector":
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other: "Vector") -> float:
        return self.x * other.x + self.y * other.y + self.z * other.z

    def normalized(self) -> "Vector":
        return self * (1.0 / math.sqrt(self.dot(self)))

    def reflected(self, normal: "Vector") -> "Vector":
        return self - normal * (2.0 * self.dot(normal))


class Ray:
    def __init__(self, origin: Vector, direction: Vector) -> None:
        self.origin = origin
        self.direction = direction.normalized()

    def at(self, distance: float) -> Vector:
        return self.origin + self.direction * distance


class Surface:
    def __init__(self, colour: Vector, shine: float) -> None:
        self.colour = colour
        self.shine = shine

    def colour_at(self, point: Vector) -> Vector:
        return self.colour

    def hit(self, ray: Ray) -> float | None:
        """The distance to the nearest crossing in front of the ray."""
        raise NotImplementedError

    def normal_at(self, point: Vector) -> Vector:
        raise NotImplementedError


class Sphere(Surface):
    def __init__(self, centre: Vector, radius: float, colour: Vector, shine: float) -> None:
        super().__init__(colour, shine)
        self.centre = centre
        self.radius = radius

    def hit(self, ray: Ray) -> float | None:
        to_centre = self.centre - ray.origin
        along = to_centre.dot(ray.direction)
        beside = self.radius * self.radius - (to_centre.dot(to_centre) - along * along)
        if beside < 0.0:
            return None
        half = math.sqrt(beside)
        for distance in (along - half, along + half):
            if distance > 1e-6:
                return distance
        return None

    def normal_at(self, point: Vector) -> Vector:
        return (point - self.centre).normalized()


class Floor(Surface):
    up = Vector(0.0, 1.0, 0.0)

    def __init__(self, height: float, colour: Vector, other: Vector) -> None:
        super().__init__(colour, 0.1)
        self.height = height
        self.other = other

    def hit(self, ray: Ray) -> float | None:
        if abs(ray.direction.y) < 1e-9:
            return None
        distance = (self.height - ray.origin.y) / ray.direction.y
        return distance if distance > 1e-6 else None

    def normal_at(self, point: Vector) -> Vector:
        return self.up

    def colour_at(self, point: Vector) -> Vector:
        return self.colour if (math.floor(point.x) + math.floor(point.z)) % 2 else self.other


class Scene:
    def __init__(self, surfaces: list[Surface], lights: list[Vector]) -> None:
        self.surfaces = surfaces
        self.lights = lights

    def nearest(self, ray: Ray) -> tuple[float, Surface] | None:
        best: tuple[float, Surface] | None = None
        for surface in self.surfaces:
            distance = surface.hit(ray)
            if distance is not None and (best is None or distance < best[0]):
                best = distance, surface
        return best

    def lit(self, point: Vector, light: Vector) -> bool:
        ray = Ray(point, light - point)
        return not any(surface.hit(ray) is not None for surface in self.surfaces if surface.shine > 0.1)

    def trace(self, ray: Ray, depth: int) -> Vector:
        found = self.nearest(ray)
        if found is None:
            sky = 0.5 + 0.5 * ray.direction.y
            return Vector(0.4, 0.6, 1.0) * sky
        distance, surface = found
        point = ray.at(distance)
        normal = surface.normal_at(point)
        brightness = 0.15
        for light in self.lights:
            if self.lit(point, light):
                brightness += max(0.0, (light - point).normalized().dot(normal)) * 0.6
        colour = surface.colour_at(point) * min(brightness, 1.0)
        if depth and surface.shine:
            mirrored = self.trace(Ray(point, ray.direction.reflected(normal)), depth - 1)
            colour = colour * (1.0 - surface.shine) + mirrored * surface.shine
        return colour


def work() -> tuple[int, int, int]:
    surfaces: list[Surface] = [Floor(0.0, Vector(0.9, 0.9, 0.9), Vector(0.1, 0.1, 0.1))]
    for i in range(5):
        colour = Vector(0.2 * i, 1.0 - 0.15 * i, 0.5)
        surfaces.append(Sphere(Vector(i * 1.5 - 3.0, 0.6 + 0.2 * i, i * 0.7), 0.6, colour, 0.3))
    scene = Scene(surfaces, [Vector(-5.0, 8.0, -5.0), Vector(6.0, 5.0, -3.0)])
    width, height = 16, 10
    eye = Vector(0.0, 1.5, -6.0)
    red = green = blue = 0.0
    for row in range(height):
        for column in range(width):
            aim = Vector((column - width / 2) / width * 2.0, (height / 2 - row) / width * 2.0, 2.0)
            colour = scene.trace(Ray(eye, aim), 3)
            red += colour.x
            green += colour.y
            blue += colour.z
    return round(red * 1_000), round(green * 1_000), round(blue * 1_000)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
