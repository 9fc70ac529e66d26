"""Subset, permutation, knight's tour, N queens drawn, cryptarithm, hanoi, gray codes, graph colouring."""
def subsets(xs):
    if not xs: yield []; return
    for rest in subsets(xs[1:]): yield rest; yield [xs[0]] + rest
print(list(subsets([1, 2, 3])), sum(1 for s in subsets(list(range(12))) if sum(s) == 20))
def permute(a, k=0):
    if k == len(a): yield tuple(a); return
    for i in range(k, len(a)):
        a[k], a[i] = a[i], a[k]
        yield from permute(a, k + 1)
        a[k], a[i] = a[i], a[k]
print(list(permute([1, 2, 3])), len(set(permute(list('abcde')))))
def tour(n, start=(0, 0)):
    board, moves = {}, [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    def free(p): return [q for dx, dy in moves if 0 <= (q := (p[0] + dx, p[1] + dy))[0] < n and 0 <= q[1] < n and q not in board]
    def go(p):
        board[p] = len(board)
        if len(board) == n * n: return True
        for q in sorted(free(p), key=lambda q: (len(free(q)), q)):
            if go(q): return True
        del board[p]
        return False
    return [[board[r, c] for c in range(n)] for r in range(n)] if go(start) else None
for row in tour(6): print(' '.join(f'{v:>2}' for v in row))
print(tour(3))
def crypt(words, total):
    letters = sorted(set(''.join(words) + total)); weights = dict.fromkeys(letters, 0); leading = {w[0] for w in (*words, total)}
    for w, sign in [*((w, 1) for w in words), (total, -1)]:
        for i, c in enumerate(reversed(w)): weights[c] += sign * 10 ** i
    order = sorted(letters, key=lambda c: -abs(weights[c]))
    def go(i, used, acc, chosen):
        if i == len(order): return chosen if acc == 0 else None
        rest = sum(abs(weights[c]) * 9 for c in order[i:])
        if abs(acc) > rest: return None
        for d in range(10):
            if d not in used and not (d == 0 and order[i] in leading):
                if r := go(i + 1, used | {d}, acc + weights[order[i]] * d, {**chosen, order[i]: d}): return r
    return go(0, frozenset(), 0, {})
print(sorted(crypt(['TO', 'GO'], 'OUT').items()), crypt(['A', 'A'], 'A'), sorted(crypt(['SO', 'MANY', 'MORE'], 'MEN') or {}))
def hanoi(n, a='A', b='B', c='C'):
    if n: yield from hanoi(n - 1, a, c, b); yield a + c; yield from hanoi(n - 1, b, a, c)
print(list(hanoi(3)), sum(1 for _ in hanoi(10)))
def gray(n): return [i ^ i >> 1 for i in range(1 << n)]
print([f'{g:03b}' for g in gray(3)], all((a ^ b).bit_count() == 1 for a, b in zip(gray(6), gray(6)[1:])))
graph = {'WA': 'NT SA', 'NT': 'WA SA Q', 'SA': 'WA NT Q NSW V', 'Q': 'NT SA NSW', 'NSW': 'Q SA V', 'V': 'SA NSW', 'T': ''}
def colour(names, chosen, colours):
    if not names: return chosen
    n, *rest = names
    for c in colours:
        if all(chosen.get(m) != c for m in graph[n].split()):
            if r := colour(rest, {**chosen, n: c}, colours): return r
print(colour(list(graph), {}, 'rgb'), colour(list(graph), {}, 'rg'))
def parens(n, open_=0, s=''):
    if len(s) == 2 * n: yield s; return
    if open_ < n: yield from parens(n, open_ + 1, s + '(')
    if len(s) - open_ < open_: yield from parens(n, open_, s + ')')
print(list(parens(3)), len(list(parens(7))))
def josephus(n, k):
    people, i, out = list(range(1, n + 1)), 0, []
    while people: i = (i + k - 1) % len(people); out.append(people.pop(i))
    return out
print(josephus(10, 3), josephus(41, 3)[-1])
