"""Edit distance, knapsack, longest common subsequence, matrix chain, coins, word breaks."""
from functools import cache
def edit(a, b):
    d = [[i + j if not i * j else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1): d[i][j] = min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (x != y))
    i, j, ops = len(a), len(b), []
    while i or j:
        if i and j and d[i][j] == d[i - 1][j - 1] + (a[i - 1] != b[j - 1]):
            if a[i - 1] != b[j - 1]: ops.append(f'{a[i - 1]}>{b[j - 1]}')
            i, j = i - 1, j - 1
        elif i and d[i][j] == d[i - 1][j] + 1: ops.append(f'-{a[i - 1]}'); i -= 1
        else: ops.append(f'+{b[j - 1]}'); j -= 1
    return d[-1][-1], ops[::-1]
for a, b in (('kitten', 'sitting'), ('', 'abc'), ('same', 'same'), ('intention', 'execution')): print(a, b, *edit(a, b))
def lcs(a, b):
    @cache
    def go(i, j): return '' if i == len(a) or j == len(b) else a[i] + go(i + 1, j + 1) if a[i] == b[j] else max(go(i + 1, j), go(i, j + 1), key=len)
    return go(0, 0)
print(lcs('ABCBDAB', 'BDCABA'), lcs('', 'x'), lcs('programming', 'gaming'))
def knapsack(items, cap):
    best = {0: (0, ())}
    for name, w, v in items:
        for weight, (value, chosen) in list(best.items()):
            if weight + w <= cap and best.get(weight + w, (-1,))[0] < value + v: best[weight + w] = (value + v, chosen + (name,))
    return max(best.values())
print(knapsack([('map', 9, 150), ('compass', 13, 35), ('water', 153, 200), ('sandwich', 50, 160), ('glucose', 15, 60), ('tin', 68, 45), ('banana', 27, 60)], 200), knapsack([], 10))
def coins(total, kinds):
    ways, fewest = [1] + [0] * total, [0] + [None] * total
    for c in kinds:
        for t in range(c, total + 1):
            ways[t] += ways[t - c]
            if fewest[t - c] is not None and (fewest[t] is None or fewest[t - c] + 1 < fewest[t]): fewest[t] = fewest[t - c] + 1
    return ways[total], fewest[total]
print(coins(200, [1, 2, 5, 10, 20, 50, 100, 200]), coins(11, [5, 4]), coins(3, [2]), coins(0, [1]))
def chain(dims):
    @cache
    def go(i, j): return (0, f'M{i}') if i == j else min((l[0] + r[0] + dims[i] * dims[k + 1] * dims[j + 1], f'({l[1]}{r[1]})') for k in range(i, j) for l, r in [(go(i, k), go(k + 1, j))])
    return go(0, len(dims) - 2)
print(chain((30, 35, 15, 5, 10, 20, 25)), chain((1, 2)))
def breaks(s, words):
    @cache
    def go(i): return [[]] if i == len(s) else [[w] + rest for w in words if s.startswith(w, i) for rest in go(i + len(w))]
    return [' '.join(x) for x in go(0)]
print(breaks('catsanddog', ('cat', 'cats', 'and', 'sand', 'dog')), breaks('xyz', ('x',)))
def partitions(n, m=None):
    m = n if m is None else m
    if n == 0: yield []
    for k in range(min(n, m), 0, -1):
        for p in partitions(n - k, k): yield [k] + p
print([len(list(partitions(n))) for n in range(12)], list(partitions(5)))
def subset_sum(xs, t): 
    seen = {0: ()}
    for x in xs: seen |= {s + x: c + (x,) for s, c in seen.items() if s + x not in seen}
    return seen.get(t)
print(subset_sum([3, 34, 4, 12, 5, 2], 9), subset_sum([1, 2], 9))
grid = [[1, 3, 1, 5], [2, 2, 4, 1], [5, 0, 2, 3], [0, 6, 1, 2]]
best = [[0] * 4 for _ in range(4)]
for i in range(4):
    for j in range(4): best[i][j] = grid[i][j] + max(best[i - 1][j] if i else 0, best[i][j - 1] if j else 0)
print(best, max(sum(grid[0][i:j]) for i in range(4) for j in range(i + 1, 5)))
def kadane(xs):
    best = cur = xs[0]
    for x in xs[1:]: cur = max(x, cur + x); best = max(best, cur)
    return best
print(kadane([-2, 1, -3, 4, -1, 2, 1, -5, 4]), kadane([-3, -1, -2]))
@cache
def catalan(n): return 1 if n < 2 else sum(catalan(i) * catalan(n - 1 - i) for i in range(n))
print([catalan(n) for n in range(15)], catalan(60), catalan.cache_info().currsize)
