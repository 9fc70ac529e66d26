"""Program: cellular automata on lists of lists, and a sand pile, with wrapped and guarded edges."""

import sys

ROUNDS = 910
EXPECTED = (196, 532, 1209)


def life(size: int, generations: int) -> int:
    grid = [[(x * x * 7 + y * y * 5 + x * y) % 11 < 4 for x in range(size)] for y in range(size)]
    for _ in range(generations):
        following = []
        for y in range(size):
            above, row, below = grid[y - 1], grid[y], grid[(y + 1) % size]
            new = []
            for x in range(size):
                right = (x + 1) % size
                near = (
                    above[x - 1] + above[x] + above[right] + row[x - 1] + row[right]
                    + below[x - 1] + below[x] + below[right]
                )  # fmt: skip
                new.append(near == 3 or (near == 2 and row[x]))
            following.append(new)
        grid = following
    return sum([sum(row) for row in grid])


def rule(number: int, width: int, generations: int) -> int:
    cells = [0] * width
    cells[width // 2] = 1
    table = [number >> i & 1 for i in range(8)]
    total = 0
    for _ in range(generations):
        cells = [table[cells[i - 1] << 2 | cells[i] << 1 | cells[(i + 1) % width]] for i in range(width)]
        total += sum(cells)
    return total


def sand_pile(size: int, grains: int) -> int:
    """Drop grains in the middle; a cell of four topples onto its neighbours, or over the edge."""
    grid = [[0] * size for _ in range(size)]
    middle = size // 2
    toppled = 0
    for _ in range(grains):
        grid[middle][middle] += 1
        unstable = [(middle, middle)]
        while unstable:
            x, y = unstable.pop()
            if grid[y][x] < 4:
                continue
            grid[y][x] -= 4
            toppled += 1
            for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if 0 <= nx < size and 0 <= ny < size:
                    grid[ny][nx] += 1
                    unstable.append((nx, ny))
    return toppled


def work() -> tuple[int, int, int]:
    return life(24, 6), rule(30, 101, 30), sand_pile(15, 250)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
