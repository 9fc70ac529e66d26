"""Backtracking: the eight queens on lists of flags and on bit masks, and a knight's tour."""

import sys

ROUNDS = 2660
EXPECTED = (4, 92, 64)


def queens(n: int, row: int, columns: list[bool], up: list[bool], down: list[bool]) -> int:
    if row == n:
        return 1
    found = 0
    for column in range(n):
        if columns[column] and up[row + column] and down[row - column]:
            columns[column] = up[row + column] = down[row - column] = False
            found += queens(n, row + 1, columns, up, down)
            columns[column] = up[row + column] = down[row - column] = True
    return found


def queens_by_bits(full: int, columns: int, left: int, right: int) -> int:
    if columns == full:
        return 1
    found = 0
    free = full & ~(columns | left | right)
    while free:
        bit = free & -free
        free ^= bit
        found += queens_by_bits(full, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return found


def knights_tour(size: int) -> int:
    """Follow Warnsdorff's rule; return how many squares it visits."""
    leaps = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    board = {(x, y) for x in range(size) for y in range(size)}

    def exits(square: tuple[int, int]) -> list[tuple[int, int]]:
        x, y = square
        return [(x + dx, y + dy) for dx, dy in leaps if (x + dx, y + dy) in board]

    at = (0, 0)
    board.remove(at)
    visited = 1
    while choices := exits(at):
        at = min(choices, key=lambda square: len(exits(square)))
        board.remove(at)
        visited += 1
    return visited


def work() -> tuple[int, int, int]:
    n = 6
    flags = queens(n, 0, [True] * n, [True] * (2 * n), [True] * (2 * n))
    return flags, queens_by_bits(0xFF, 0, 0, 0), knights_tour(8)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
