"""Sudoku by propagation and search; eight queens; peg moves on a line."""
def cross(a, b): return [x + y for x in a for y in b]
rows, cols, digits = 'ABCDEFGHI', '123456789', '123456789'
squares = cross(rows, cols)
units = [cross(rows, c) for c in cols] + [cross(r, cols) for r in rows] + [cross(r, c) for r in ('ABC', 'DEF', 'GHI') for c in ('123', '456', '789')]
unit_of = {s: [u for u in units if s in u] for s in squares}
peers = {s: set().union(*unit_of[s]) - {s} for s in squares}
calls = 0
def assign(values, s, d): return values if all(eliminate(values, s, o) for o in values[s].replace(d, '')) else None
def eliminate(values, s, d):
    if d not in values[s]: return values
    values[s] = values[s].replace(d, '')
    if not values[s]: return None
    if len(values[s]) == 1 and not all(eliminate(values, p, values[s]) for p in peers[s]): return None
    for u in unit_of[s]:
        places = [q for q in u if d in values[q]]
        if not places or len(places) == 1 and not assign(values, places[0], d): return None
    return values
def search(values):
    global calls
    calls += 1
    if not values: return None
    if all(len(v) == 1 for v in values.values()): return values
    n, s = min((len(values[s]), s) for s in squares if len(values[s]) > 1)
    for d in values[s]:
        if solved := search(assign(values.copy(), s, d)): return solved
def solve(grid):
    values = dict.fromkeys(squares, digits)
    for s, c in zip(squares, grid):
        if c in digits and not assign(values, s, c): return None
    return search(values)
for grid in ('003020600900305001001806400008102900700000008006708200002609500800203009005010300', '4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......', '55' + '.' * 79):
    calls = 0; r = solve(grid)
    print('no solution' if r is None else '\n'.join(' '.join(r[a + c] for c in cols) for a in rows), calls)
def queens(n, row=0, cols=(), diag=(), anti=()):
    if row == n: yield cols; return
    for c in range(n):
        if c not in cols and row + c not in diag and row - c not in anti: yield from queens(n, row + 1, cols + (c,), diag + (row + c,), anti + (row - c,))
print([sum(1 for _ in queens(n)) for n in range(1, 8)], next(queens(8)))
for c in next(queens(6)): print('.' * c + 'Q' + '.' * (5 - c))
def pegs(state, path=()):
    if state.count('o') == 1: return path
    for i in range(len(state) - 2):
        for a, b in (('oo.', '..o'), ('.oo', 'o..')):
            if state[i:i + 3] == a and (r := pegs(state[:i] + b + state[i + 3:], path + ((i, a),))) is not None: return r
print(pegs('.oo.'), pegs('o.oo.o.'), pegs('oo.o..'), pegs('o.o'))
