"""Sets: adding, discarding, membership and algebra."""

import sys

ROUNDS = 730
EXPECTED = (500, -64971, 11)


def reachable(edges: dict[int, set[int]], start: int) -> set[int]:
    seen = {start}
    frontier = {start}
    while frontier:
        following: set[int] = set()
        for node in frontier:
            following |= edges[node]
        frontier = following - seen
        seen |= frontier
    return seen


def game_of_life(cells: set[tuple[int, int]], generations: int) -> set[tuple[int, int]]:
    for _ in range(generations):
        near = {(x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        alive = set()
        for x, y in near:
            neighbours = 0
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if (dx or dy) and (x + dx, y + dy) in cells:
                        neighbours += 1
            if neighbours == 3 or (neighbours == 2 and (x, y) in cells):
                alive.add((x, y))
        cells = alive
    return cells


def work() -> tuple[int, int, int]:
    edges = {n: {n * 3 % 500, (n + 7) % 500, n * n % 500} for n in range(500)}
    total = len(reachable(edges, 1))
    multiples = [set(range(0, 2_000, n)) for n in range(2, 30)]
    common = 0
    for a in multiples:
        for b in multiples[:5]:
            common += len(a & b) - len(a ^ b) + (a <= b) + a.isdisjoint(b)
    for n in range(1_000):
        multiples[0].discard(n)
    r_pentomino = {(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)}
    return total, common + len(multiples[0]), len(game_of_life(r_pentomino, 10))


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
