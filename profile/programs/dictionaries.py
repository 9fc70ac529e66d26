"""Dictionaries: counting, grouping, inverting, caching, nested, tuple keys, deletes."""
import sys
from collections import Counter, OrderedDict, defaultdict
import random

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
N = 8000
SYL = ["ka", "lo", "mi", "tu", "re", "sha", "no", "vi"]


class LRU:
    def __init__(self, cap):
        self.cap, self.d, self.hits = cap, OrderedDict(), 0

    def get(self, k, make):
        d = self.d
        if k in d:
            self.hits += 1
            d.move_to_end(k)
            return d[k]
        v = d[k] = make(k)
        if len(d) > self.cap:
            d.popitem(last=False)
        return v


def words(rng, n):
    pool = [a + b + c for a in SYL for b in SYL for c in SYL]
    return [pool[rng.randrange(512)] for _ in range(n)]


def count_and_group(ws):
    counts = {}
    for w in ws:
        counts[w] = counts.get(w, 0) + 1
    assert counts == Counter(ws) and sum(counts.values()) == N
    groups = defaultdict(list)
    for i, w in enumerate(ws):
        groups[w[:2]].append(i)
    assert sum(len(g) for g in groups.values()) == N
    inv = {}
    for w, c in counts.items():
        inv.setdefault(c, []).append(w)
    assert sum(len(v) for v in inv.values()) == len(counts)
    top = max(inv)
    return top, min(inv[top])


def churn(n):
    """int keys, constant insertion and deletion"""
    live, dead = {}, 0
    for i in range(n):
        live[i * 7 % 10007] = i
        k = i * 13 % 10007
        if k in live:
            del live[k]
            dead += 1
    assert all(0 <= k < 10007 for k in live) and len(live) <= n - dead
    return dead


def sparse_grid(n):
    grid = {(i * 31 % 97, i * 17 % 89): i for i in range(n)}
    acc = 0
    for (x, y) in grid:
        for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            if grid.get((x + dx, y + dy)) is not None:
                acc += 1
    assert acc % 2 == 0   # neighbourhood is symmetric
    return acc


def merging(n):
    a = {i: i * i for i in range(n // 2)}
    b = {i: -i for i in range(n // 4, n)}
    m = {**a, **b}
    m2 = a | b
    assert m == m2 and len(m) == n
    s = 0
    while m2:
        k, v = m2.popitem()
        s += v
    assert s == sum(m.values())
    return s


def nested(ws):
    trie = {}
    for w in ws:
        node = trie
        for ch in w:
            node = node.setdefault(ch, {})
        node["$"] = node.get("$", 0) + 1

    def walk(node):
        return sum(v if k == "$" else walk(v) for k, v in node.items())
    assert walk(trie) == len(ws)
    return len(trie)


def main():
    rng = random.Random(4242)
    out = []
    for _ in range(max(1, round(110 * scale))):
        ws = words(rng, N)
        top, leader = count_and_group(ws)
        dead = churn(2 * N)
        acc = sparse_grid(N // 3)
        lru = LRU(100)
        for w in ws:
            assert lru.get(w, str.upper) == w.upper()
        assert len(lru.d) == 100
        out.append((top, leader, dead, acc, lru.hits, merging(N), nested(ws[:1500])))
    print("dict_work", len(out), *max(out), sum(o[4] for o in out))


main()
