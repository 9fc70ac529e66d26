"""Program: random games of Go played to the end on a small board, with captures, ko and area scoring."""

import sys

ROUNDS = 150
EXPECTED = (441, 215, 45)

SIZE = 7
EMPTY, BLACK, WHITE = 0, 1, 2
PASS = -1


class Random:
    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, n: int) -> int:
        self.state = (self.state * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        return (self.state >> 8) % n


def neighbour_table() -> list[list[int]]:
    table = []
    for point in range(SIZE * SIZE):
        row, column = divmod(point, SIZE)
        near = []
        for r, c in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if 0 <= r < SIZE and 0 <= c < SIZE:
                near.append(r * SIZE + c)
        table.append(near)
    return table


NEIGHBOURS = neighbour_table()


class Board:
    def __init__(self) -> None:
        self.points = [EMPTY] * (SIZE * SIZE)
        self.ko = PASS
        self.captured = 0

    def group(self, start: int) -> tuple[set[int], bool]:
        """The stones connected to one, and whether they have a liberty."""
        colour = self.points[start]
        stones = {start}
        pending = [start]
        free = False
        while pending:
            for near in NEIGHBOURS[pending.pop()]:
                if self.points[near] == EMPTY:
                    free = True
                elif self.points[near] == colour and near not in stones:
                    stones.add(near)
                    pending.append(near)
        return stones, free

    def is_own_eye(self, point: int, colour: int) -> bool:
        return all(self.points[near] == colour for near in NEIGHBOURS[point])

    def play(self, point: int, colour: int) -> bool:
        """Place a stone; returns False, and leaves the board as it was, where the rules forbid it."""
        if self.points[point] != EMPTY or point == self.ko:
            return False
        self.points[point] = colour
        taken: set[int] = set()
        for near in NEIGHBOURS[point]:
            if self.points[near] == 3 - colour and near not in taken:
                stones, free = self.group(near)
                if not free:
                    taken |= stones
        for stone in taken:
            self.points[stone] = EMPTY
        own, free = self.group(point)
        if not free:
            self.points[point] = EMPTY
            return False
        self.captured += len(taken)
        self.ko = next(iter(taken)) if len(taken) == 1 and len(own) == 1 else PASS
        return True

    def score(self) -> int:
        """Black's stones and surrounded points less White's."""
        seen: set[int] = set()
        balance = 0
        for point, colour in enumerate(self.points):
            if colour == BLACK:
                balance += 1
            elif colour == WHITE:
                balance -= 1
            elif point not in seen:
                region, _ = self.group(point)
                seen |= region
                borders = {self.points[near] for p in region for near in NEIGHBOURS[p]} - {EMPTY}
                if borders == {BLACK}:
                    balance += len(region)
                elif borders == {WHITE}:
                    balance -= len(region)
        return balance


def playout(random: Random) -> tuple[int, int, int]:
    board = Board()
    colour = BLACK
    passes = moves = 0
    while passes < 2 and moves < 150:
        choices = [point for point, stone in enumerate(board.points) if stone == EMPTY]
        move = PASS
        while choices:
            at = random.below(len(choices))
            point = choices[at]
            choices[at] = choices[-1]
            choices.pop()
            if not board.is_own_eye(point, colour) and board.play(point, colour):
                move = point
                break
        if move == PASS:
            passes += 1
            board.ko = PASS
        else:
            passes = 0
        moves += 1
        colour = 3 - colour
    return moves, board.captured, board.score()


def work() -> tuple[int, int, int]:
    random = Random(2_024)
    games = [playout(random) for _ in range(5)]
    return sum(game[0] for game in games), sum(game[1] for game in games), sum(game[2] for game in games)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
