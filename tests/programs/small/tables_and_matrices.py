rows = [[i * j for j in range(1, 6)] for i in range(1, 6)]
for r in rows: print('\t'.join(map(str, r)))
print([sum(r) for r in rows], [sum(c) for c in zip(*rows)], sum(rows[i][i] for i in range(5)), [r[::-1] for r in rows[::-1]][0])
transposed = [list(c) for c in zip(*rows)]; print(transposed == rows, [[r[j] for r in rows] for j in range(2)])
def rotate(m): return [list(r) for r in zip(*m[::-1])]
m = [[1, 2, 3], [4, 5, 6]]; print(rotate(m), rotate(rotate(m)), rotate(rotate(rotate(rotate(m)))) == m)
def spiral(m):
    while m: yield from m[0]; m = rotate(rotate(rotate(m[1:])))
print(list(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]])), list(spiral(m)))
def matmul(a, b): return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
def power(m, n): return m if n == 1 else matmul(power(matmul(m, m), n // 2), m) if n % 2 else power(matmul(m, m), n // 2)
print(matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]), power([[1, 1], [1, 0]], 90)[0][1])
magic = [[2, 7, 6], [9, 5, 1], [4, 3, 8]]; lines = [*magic, *zip(*magic), [magic[i][i] for i in range(3)], [magic[i][2 - i] for i in range(3)]]; print({sum(l) for l in lines})
def odd_magic(n):
    g = [[0] * n for _ in range(n)]; i, j = 0, n // 2
    for k in range(1, n * n + 1):
        g[i][j] = k; a, b = (i - 1) % n, (j + 1) % n
        if g[a][b]: a, b = (i + 1) % n, j
        i, j = a, b
    return g
for r in odd_magic(5): print(' '.join(f'{v:2d}' for v in r))
grid = [list(s) for s in ('..#..', '.##..', '....#', '##..#')]
def flood(g, x, y, new):
    old = g[y][x]; todo = [(x, y)]; n = 0
    while todo:
        x, y = todo.pop()
        if 0 <= y < len(g) and 0 <= x < len(g[0]) and g[y][x] == old: g[y][x] = new; n += 1; todo += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    return n
print(flood(grid, 0, 0, 'o'), flood(grid, 4, 0, 'x') if grid[0][4] == '.' else 'connected'); print('\n'.join(map(''.join, grid)))
def islands(g): g = [r[:] for r in g]; return [flood(g, x, y, '_') for y in range(len(g)) for x in range(len(g[0])) if g[y][x] == '#']
print(islands(grid), max(islands(grid))); prefix = [[0] * 6 for _ in range(6)]
for i in range(5):
    for j in range(5): prefix[i + 1][j + 1] = rows[i][j] + prefix[i][j + 1] + prefix[i + 1][j] - prefix[i][j]
print(prefix[5][5], prefix[4][4] - prefix[1][4] - prefix[4][1] + prefix[1][1], sum(rows[i][j] for i in range(1, 4) for j in range(1, 4)))
sparse = {(0, 1): 2, (3, 4): 5}; print([[sparse.get((i, j), 0) for j in range(5)] for i in range(4)], sorted(sparse, key=lambda k: k[1]), {(j, i): v for (i, j), v in sparse.items()})
game = [[' '] * 3 for _ in range(3)]; alias = [[' '] * 3] * 3; game[0][0] = alias[0][0] = 'X'; print(game, alias)
