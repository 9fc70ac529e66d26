"""Program: a puzzle of numbered tiles on a hexagonal board, solved by propagation and search."""

import sys

ROUNDS = 210
EXPECTED = (219, 96, 1238)

# Each tile shows how many of its neighbouring cells hold a tile; the board is to be filled accordingly.
EMPTY = -1
DIRECTIONS = ((1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))

Cell = tuple[int, int]


class Board:
    """Cells of a hexagon in axial coordinates, with each cell's neighbours by index."""

    def __init__(self, radius: int) -> None:
        self.cells: list[Cell] = [
            (q, r)
            for q in range(-radius, radius + 1)
            for r in range(-radius, radius + 1)
            if abs(q + r) <= radius
        ]
        index = {cell: i for i, cell in enumerate(self.cells)}
        self.neighbours = [
            [index[q + dq, r + dr] for dq, dr in DIRECTIONS if (q + dq, r + dr) in index]
            for q, r in self.cells
        ]


class Failed(Exception):
    pass


class Candidates:
    """What may still stand in each cell, and how many tiles of each number are left to place."""

    def __init__(self, possible: list[set[int]], left: dict[int, int]) -> None:
        self.possible = possible
        self.left = left

    def copy(self) -> "Candidates":
        return Candidates([set(each) for each in self.possible], dict(self.left))

    def fix(self, cell: int, value: int) -> None:
        if value not in self.possible[cell] or not self.left[value]:
            raise Failed
        self.possible[cell] = {value}
        self.left[value] -= 1


class Solver:
    def __init__(self, board: Board, tiles: list[int]) -> None:
        self.board = board
        count: dict[int, int] = dict.fromkeys(range(EMPTY, 7), 0)
        for tile in tiles:
            count[tile] += 1
        count[EMPTY] = len(board.cells) - len(tiles)
        self.count = count
        self.nodes = 0

    def solve(self) -> list[int] | None:
        kinds = {kind for kind, n in self.count.items() if n}
        start = Candidates([set(kinds) for _ in self.board.cells], dict(self.count))
        return self.search(start, set())

    def propagate(self, state: Candidates, fixed: set[int]) -> None:
        """Narrow until nothing changes; raises Failed on a contradiction."""
        changed = True
        while changed:
            changed = False
            for cell, possible in enumerate(state.possible):
                if cell not in fixed:
                    exhausted = {value for value in possible if not state.left[value]}
                    if exhausted:
                        possible -= exhausted
                        changed = True
                    low = high = 0
                    for other in self.board.neighbours[cell]:
                        options = state.possible[other]
                        if EMPTY not in options:
                            low += 1
                        if len(options) > 1 or EMPTY not in options:
                            high += 1
                    wrong = {value for value in possible if value != EMPTY and not low <= value <= high}
                    if wrong:
                        possible -= wrong
                        changed = True
                    if not possible:
                        raise Failed
                    if len(possible) == 1:
                        (value,) = possible
                        state.fix(cell, value)
                        fixed.add(cell)
                        changed = True
                elif self.narrow_neighbours(state, cell, fixed):
                    changed = True

    def narrow_neighbours(self, state: Candidates, cell: int, fixed: set[int]) -> bool:
        (value,) = state.possible[cell]
        if value == EMPTY:
            return False
        unsure = []
        filled = 0
        for other in self.board.neighbours[cell]:
            options = state.possible[other]
            if EMPTY not in options:
                filled += 1
            elif len(options) > 1:
                unsure.append(other)
        if filled > value or filled + len(unsure) < value:
            raise Failed
        if not unsure:
            return False
        if filled == value:
            for other in unsure:
                state.possible[other] = {EMPTY}
                state.fix(other, EMPTY)
                fixed.add(other)
            return True
        if filled + len(unsure) == value:
            for other in unsure:
                state.possible[other].discard(EMPTY)
            return True
        return False

    def search(self, state: Candidates, fixed: set[int]) -> list[int] | None:
        self.nodes += 1
        try:
            self.propagate(state, fixed)
        except Failed:
            return None
        open_cells = [cell for cell in range(len(self.board.cells)) if cell not in fixed]
        if not open_cells:
            return [value for (value,) in state.possible]
        cell = min(open_cells, key=lambda cell: len(state.possible[cell]))
        for value in sorted(state.possible[cell], reverse=True):
            attempt = state.copy()
            attempt.fix(cell, value)
            solution = self.search(attempt, fixed | {cell})
            if solution is not None:
                return solution
        return None


def make_puzzle(board: Board, seed: int) -> list[int]:
    """The tiles of a random filling of the board."""
    filled = []
    for _ in board.cells:
        seed = (seed * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        filled.append((seed >> 16) % 5 < 3)
    return [sum(filled[n] for n in board.neighbours[i]) for i, full in enumerate(filled) if full]


def check(board: Board, solution: list[int], tiles: list[int]) -> None:
    for cell, value in enumerate(solution):
        around = sum(1 for other in board.neighbours[cell] if solution[other] != EMPTY)
        assert value in (EMPTY, around)
    assert sorted(value for value in solution if value != EMPTY) == sorted(tiles)


def work() -> tuple[int, int, int]:
    nodes = 0
    tiles_placed = 0
    shape = 0
    for radius, seed in ((2, 12), (2, 13), (3, 2), (3, 5), (3, 10)):
        board = Board(radius)
        tiles = make_puzzle(board, seed)
        solver = Solver(board, tiles)
        solution = solver.solve()
        assert solution is not None
        check(board, solution, tiles)
        nodes += solver.nodes
        tiles_placed += len(tiles)
        shape += sum(i for i, value in enumerate(solution) if value != EMPTY)
    return nodes, tiles_placed, shape


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
