"""A perfect player: memoised minimax over tuples; all positions counted."""
from functools import lru_cache
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
def winner(board): return next((board[a] for a, b, c in LINES if board[a] != ' ' and board[a] == board[b] == board[c]), None)
def moves(board): return [i for i, c in enumerate(board) if c == ' ']
def play(board, i, who): return board[:i] + who + board[i + 1:]
other = {'X': 'O', 'O': 'X'}
@lru_cache(maxsize=None)
def value(board, who):
    if w := winner(board): return 1 if w == who else -1
    if not (m := moves(board)): return 0
    return max(-value(play(board, i, who), other[who]) for i in m)
def best(board, who): return max(moves(board), key=lambda i: (-value(play(board, i, who), other[who]), -i))
def show(board): return '\n-+-+-\n'.join('|'.join(board[r:r + 3]) for r in (0, 3, 6))
board, who = ' ' * 9, 'X'
while not winner(board) and moves(board):
    i = best(board, who); board = play(board, i, who); print(who, 'plays', i); who = other[who]
print(show(board)); print(winner(board) or 'draw', value(' ' * 9, 'X'), value.cache_info().currsize)
for position in ('X O      ', 'XX OO    ', 'XOX OX O ', 'X   O   X', 'OX  X    '):
    who = 'XO'[position.count('X') > position.count('O')]; i = best(position, who); print(repr(position), who, i, value(position, who), repr(play(position, i, who)))
def games(board=' ' * 9, who='X'):
    if winner(board) or not moves(board): return {winner(board): 1}
    total = {}
    for i in moves(board)[:4]:
        for k, n in games(play(board, i, who), other[who]).items(): total[k] = total.get(k, 0) + n
    return total
print(sorted(games().items(), key=str))
