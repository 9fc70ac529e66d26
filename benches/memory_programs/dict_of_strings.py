"""A dict of a million different strings, each mapped to another."""

import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
n = max(1, round(1_000_000 * scale))
names = {f"key{i}": f"value{i}" for i in range(n)}
assert len(names) == n
assert names[f"key{n - 1}"] == f"value{n - 1}"
