"""Nested `for` loops over ranges with integer arithmetic."""

import sys

ROUNDS = 540
EXPECTED = (6, 717313)


def triples(limit: int) -> int:
    """Count right-angled triangles with integer sides and a perimeter of at most `limit`."""
    found = 0
    for a in range(1, limit // 3 + 1):
        for b in range(a, (limit - a) // 2 + 1):
            c = limit - a - b
            if a * a + b * b == c * c:
                found += 1
    return found


def checksum(n: int) -> int:
    total = 0
    for i in range(n):
        for j in range(i, n, 3):
            total = (total * 31 + (i ^ j)) % 1_000_003
    return total


def work() -> tuple[int, int]:
    return triples(720), checksum(200)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
