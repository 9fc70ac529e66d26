"""A list of a million different floats."""

import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
n = max(1, round(1_000_000 * scale))
numbers = [i * 0.5 for i in range(n)]
assert len(numbers) == n
assert numbers[-1] == (n - 1) / 2
