"""Sets and comprehensions: life on a sparse board, Pythagorean triples, set algebra."""
import sys


def life(board):
    around = {}
    for x, y in board:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    c = (x + dx, y + dy)
                    around[c] = around.get(c, 0) + 1
    return {c for c, n in around.items() if n == 3 or (n == 2 and c in board)}


GLIDER = frozenset({(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)})


def gliders(gens):
    board = {(x + 20 * k, y) for k in range(6) for x, y in GLIDER}
    for _ in range(gens):
        board = life(board)
    return board


def triples(n):
    return [(a, b, c)
            for a in range(1, n)
            for b in range(a, n)
            for c in [int((a * a + b * b) ** 0.5 + 0.5)]
            if c < n and a * a + b * b == c * c]


def algebra(n):
    evens = {i for i in range(n) if not i % 2}
    threes = {i for i in range(n) if not i % 3}
    fives = set(range(0, n, 5))
    all_ = set(range(n))
    none = all_ - evens - threes - fives
    assert none == {i for i in range(n) if i % 2 and i % 3 and i % 5}
    assert (evens ^ threes) == (evens | threes) - (evens & threes)
    assert evens.isdisjoint(none) and fives <= all_ and not (none >= fives)
    copy = set(none)
    drop = 0
    for i in range(n):
        if i in copy:
            copy.discard(i)
            drop += 1
        else:
            copy.add(i)
    assert drop == len(none) and len(copy) == n - drop
    return len(none)


def squarefree(n):
    bad = {m for k in range(2, int(n ** 0.5) + 1) for m in range(k * k, n, k * k)}
    return sum(1 for i in range(1, n) if i not in bad)


def nested(n):
    table = {i: {j for j in range(1, i + 1) if i % j == 0} for i in range(1, n)}
    primes = [i for i, d in table.items() if len(d) == 2]
    assert all(1 in d and i in d for i, d in table.items())
    perfect = [i for i in table if sum(table[i]) == 2 * i]
    return primes, perfect


def main(scale):
    out = []
    for r in range(max(1, round(220 * scale))):
        g = gliders(40 + 4 * (r % 3))
        shift = 10 + r % 3
        assert g == {(x + 20 * k + shift, y + shift) for k in range(6) for x, y in GLIDER}
        t = triples(110 + r % 5)
        assert (3, 4, 5) in t and all(a * a + b * b == c * c for a, b, c in t)
        none = algebra(6000)
        assert none == 1600
        sq = squarefree(10000)
        assert sq == 6083
        pr, pf = nested(200)
        assert len(pr) == 46 and pf == [6, 28]
        out.append(len(t) + none + sq + sum(pr) + max(g)[0])
    print("sets", len(out), sum(out), max(out))


main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
