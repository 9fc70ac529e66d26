"""Float arithmetic on attributes of lists: planets under gravity, in the manner of the Benchmarks Game."""

import sys

ROUNDS = 460
EXPECTED = "-0.169087605235"

# Position, velocity and mass, in astronomical units, days and solar masses scaled by 4 * pi ** 2.
Body = list[float]
DAYS = 365.24
SOLAR_MASS = 39.47841760435743


def solar_system() -> list[Body]:
    jupiter = [
        4.841431442464721, -1.1603200440274284, -0.10362204447112311,
        0.001660076642744037 * DAYS, 0.007699011184197404 * DAYS, -6.90460016972063e-05 * DAYS,
        0.0009547919384243266 * SOLAR_MASS,
    ]  # fmt: skip
    saturn = [
        8.34336671824458, 4.124798564124305, -0.4035234171143214,
        -0.002767425107268624 * DAYS, 0.004998528012349172 * DAYS, 2.3041729757376393e-05 * DAYS,
        0.0002858859806661308 * SOLAR_MASS,
    ]  # fmt: skip
    uranus = [
        12.894369562139131, -15.111151401698631, -0.22330757889265573,
        0.002964601375647616 * DAYS, 0.0023784717395948095 * DAYS, -2.9658956854023756e-05 * DAYS,
        4.366244043351563e-05 * SOLAR_MASS,
    ]  # fmt: skip
    neptune = [
        15.379697114850917, -25.919314609987964, 0.17925877295037118,
        0.0026806777249038932 * DAYS, 0.001628241700382423 * DAYS, -9.515922545197159e-05 * DAYS,
        5.1513890204661145e-05 * SOLAR_MASS,
    ]  # fmt: skip
    planets = [jupiter, saturn, uranus, neptune]
    sun = [0.0, 0.0, 0.0]
    for axis in (3, 4, 5):
        sun.append(-sum(planet[axis] * planet[6] for planet in planets) / SOLAR_MASS)
    return [[*sun, SOLAR_MASS], *planets]


def advance(pairs: list[tuple[Body, Body]], bodies: list[Body], step: float) -> None:
    for first, second in pairs:
        dx = first[0] - second[0]
        dy = first[1] - second[1]
        dz = first[2] - second[2]
        force = step / (dx * dx + dy * dy + dz * dz) ** 1.5
        pull = second[6] * force
        first[3] -= dx * pull
        first[4] -= dy * pull
        first[5] -= dz * pull
        pull = first[6] * force
        second[3] += dx * pull
        second[4] += dy * pull
        second[5] += dz * pull
    for body in bodies:
        body[0] += step * body[3]
        body[1] += step * body[4]
        body[2] += step * body[5]


def energy(pairs: list[tuple[Body, Body]], bodies: list[Body]) -> float:
    total = 0.0
    for _, _, _, vx, vy, vz, mass in bodies:
        total += 0.5 * mass * (vx * vx + vy * vy + vz * vz)
    for first, second in pairs:
        distance = sum((a - b) ** 2 for a, b in zip(first[:3], second[:3], strict=True)) ** 0.5
        total -= first[6] * second[6] / distance
    return total


def work() -> str:
    bodies = solar_system()
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1 :]]
    for _ in range(1_000):
        advance(pairs, bodies, 0.01)
    return f"{energy(pairs, bodies):.12f}"


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
