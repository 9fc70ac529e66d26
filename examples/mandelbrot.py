"""The Mandelbrot set in characters: complex numbers, a generator, a dataclass and an f-string or two.

python -m minivm run examples/mandelbrot.py
python -m minivm run examples/mandelbrot.py 120
"""

import sys
from dataclasses import dataclass

SHADES = " .:-=+*#%@"


@dataclass(frozen=True)
class View:
    centre: complex
    width: float

    def points(self, columns, rows):
        """Rows of points, top to bottom; a character is twice as high as it is wide."""
        step = self.width / columns
        for row in range(rows):
            y = (rows / 2 - row - 0.5) * step * 2
            yield [self.centre + complex((column - columns / 2 + 0.5) * step, y) for column in range(columns)]


def escape_time(c, limit):
    z = 0j
    for step in range(limit):
        if abs(z) > 2:
            return step
        z = z * z + c
    return limit


def main(columns=78, limit=200):
    view = View(centre=-0.65 + 0j, width=3.2)
    inside = 0
    for row in view.points(columns, rows=columns // 3):
        times = [escape_time(c, limit) for c in row]
        inside += times.count(limit)
        print("".join("@" if t == limit else SHADES[t % (len(SHADES) - 1)] for t in times).rstrip())
    print(f"\n{inside} points of {columns * (columns // 3)} did not escape in {limit} steps")
    print(f"drawn by {sys.implementation.name}, running CPython {sys.version_info[0]}.{sys.version_info[1]}'s bytecode")


main(*map(int, sys.argv[1:]))
