"""Constraint puzzles: a bitmask sudoku solver, n-queens three ways, and SEND+MORE style sums."""
import sys
from itertools import permutations

PUZZLES = [
    "530070000600195000098000060800060003400803001700020006060000280000419005000080079",
    "003020600900305001001806400008102900700000008006708200002609500800203009005010300",
    "200080300060070084030500209000105408000000000402706000301007040720040060004010003",
    "000000907000420180000705026100904000050000040000507009920108000034059000507000000",
]

ROW = [i // 9 for i in range(81)]
COL = [i % 9 for i in range(81)]
BOX = [r // 3 * 3 + c // 3 for r, c in zip(ROW, COL)]
FULL = 0b111111111
BIT = {1 << d: d + 1 for d in range(9)}


class Sudoku:
    def __init__(self, text):
        self.cells = [0] * 81
        self.rows, self.cols, self.boxes = [0] * 9, [0] * 9, [0] * 9
        self.tries = 0
        for i, ch in enumerate(text):
            if ch != "0":
                self.place(i, 1 << int(ch) - 1)

    def place(self, i, bit):
        self.cells[i] = bit
        self.rows[ROW[i]] |= bit
        self.cols[COL[i]] |= bit
        self.boxes[BOX[i]] |= bit

    def lift(self, i):
        bit = self.cells[i]
        self.cells[i] = 0
        self.rows[ROW[i]] ^= bit
        self.cols[COL[i]] ^= bit
        self.boxes[BOX[i]] ^= bit

    def choices(self, i):
        return FULL & ~(self.rows[ROW[i]] | self.cols[COL[i]] | self.boxes[BOX[i]])

    def hardest(self):
        where, fewest, mask = -1, 10, 0
        for i in range(81):
            if self.cells[i]:
                continue
            m = self.choices(i)
            n = bin(m).count("1")
            if n < fewest:
                where, fewest, mask = i, n, m
                if n < 2:
                    break
        return where, mask

    def solve(self):
        i, mask = self.hardest()
        if i < 0:
            return True
        while mask:
            bit = mask & -mask
            mask ^= bit
            self.tries += 1
            self.place(i, bit)
            if self.solve():
                return True
            self.lift(i)
        return False

    def __str__(self):
        return "".join(str(BIT.get(b, 0)) for b in self.cells)


def valid(answer, puzzle):
    if any(p not in ("0", a) for p, a in zip(puzzle, answer)):
        return False
    groups = {}
    for i, ch in enumerate(answer):
        for g in (("r", ROW[i]), ("c", COL[i]), ("b", BOX[i])):
            groups.setdefault(g, set()).add(ch)
    return all(len(s) == 9 and "0" not in s for s in groups.values())


def queens_bits(n):
    full = (1 << n) - 1

    def go(cols, left, right):
        if cols == full:
            return 1
        free, got = full & ~(cols | left | right), 0
        while free:
            b = free & -free
            free -= b
            got += go(cols | b, (left | b) << 1, (right | b) >> 1)
        return got
    return go(0, 0, 0)


def queens_lists(n):
    boards = [[]]
    for row in range(n):
        boards = [b + [c] for b in boards for c in range(n)
                  if all(c != q and abs(c - q) != row - r for r, q in enumerate(b))]
    return boards


def queens_gen(n, row=0, cols=frozenset(), d1=frozenset(), d2=frozenset()):
    if row == n:
        yield ()
        return
    for c in range(n):
        if c not in cols and row + c not in d1 and row - c not in d2:
            for rest in queens_gen(n, row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}):
                yield (c,) + rest


def two_plus_two():
    """TWO + TWO = FOUR, all the answers."""
    found = []
    for t, w, o in permutations(range(10), 3):
        if t == 0:
            continue
        s = str(2 * (100 * t + 10 * w + o))
        if len(s) != 4:
            continue
        f, o2, u, r = map(int, s)
        if o2 == o and len({t, w, o, f, u, r}) == 6:
            found.append((t, w, o, int(s)))
    return found


def magic_squares():
    return [p for p in permutations(range(1, 10))
            if p[4] == 5 and p[0] + p[1] + p[2] == 15 and p[3] + p[4] + p[5] == 15
            and p[0] + p[3] + p[6] == 15 and p[1] + p[4] + p[7] == 15
            and p[0] + p[4] + p[8] == 15 and p[2] + p[4] + p[6] == 15]


def main():
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    tries = 0
    for r in range(max(1, round(220 * scale))):
        for text in PUZZLES:
            s = Sudoku(text)
            assert s.solve()
            assert valid(str(s), text)
            tries += s.tries
        assert queens_bits(8) == 92
        boards = queens_lists(7)
        assert len(boards) == 40
        gen = list(queens_gen(6))
        assert gen == [tuple(b) for b in queens_lists(6)] and len(gen) == 4
        sums = two_plus_two()
        assert len(sums) == 7 and all(2 * (100 * t + 10 * w + o) == f for t, w, o, f in sums)
        if r % 10 == 0:
            assert len(magic_squares()) == 8
    print("sudoku_queens", tries, str(s)[:27])


if __name__ == "__main__":
    main()
