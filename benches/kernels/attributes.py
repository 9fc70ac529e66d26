"""Reading and writing instance attributes, of one class and of several in turn."""

import sys

ROUNDS = 1340
EXPECTED = (82, 2995948)


class Particle:
    def __init__(self, x: int, speed: int) -> None:
        self.x = x
        self.speed = speed
        self.bounces = 0


class Wall:
    def __init__(self, x: int) -> None:
        self.x = x
        self.hits = 0


class Spring:
    def __init__(self, x: int) -> None:
        self.hits = 0
        self.x = x


def bounce(particles: list[Particle], steps: int) -> None:
    for _ in range(steps):
        for particle in particles:
            particle.x += particle.speed
            if particle.x < 0 or particle.x > 1_000:
                particle.speed = -particle.speed
                particle.bounces += 1


def sum_positions(things: list[Particle | Wall | Spring]) -> int:
    total = 0
    for thing in things:
        total += thing.x
        thing.x = total & 1_023
    return total


def work() -> tuple[int, int]:
    particles = [Particle(i * 13 % 1_000, i % 17 - 8) for i in range(100)]
    bounce(particles, 200)
    mixed: list[Particle | Wall | Spring] = []
    for particle in particles:
        mixed += [particle, Wall(particle.x), Spring(particle.speed)]
    total = 0
    for _ in range(20):
        total += sum_positions(mixed)
    return sum([particle.bounces for particle in particles]), total


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
