"""Directed weighted graph: traversals, shortest paths, components, ordering, spanning tree, colouring."""
import heapq
from collections import defaultdict, deque
class Graph:
    def __init__(self, edges=()): self.adj = defaultdict(dict); [self.add(*e) for e in edges]
    def add(self, a, b, w=1): self.adj[a][b] = w; self.adj[b]
    def dfs(self, start, seen=None):
        seen = set() if seen is None else seen
        if start in seen: return
        seen.add(start); yield start
        for n in sorted(self.adj[start]): yield from self.dfs(n, seen)
    def bfs(self, start):
        seen, q = {start: 0}, deque([start])
        while q:
            v = q.popleft()
            for n in sorted(self.adj[v]):
                if n not in seen: seen[n] = seen[v] + 1; q.append(n)
        return seen
    def dijkstra(self, start):
        dist, prev, heap = {start: 0}, {}, [(0, start)]
        while heap:
            d, v = heapq.heappop(heap)
            if d > dist[v]: continue
            for n, w in self.adj[v].items():
                if w < 0: raise ValueError('negative edge')
                if d + w < dist.get(n, float('inf')): dist[n], prev[n] = d + w, v; heapq.heappush(heap, (d + w, n))
        return dist, prev
    def path(self, a, b):
        dist, prev = self.dijkstra(a)
        if b not in dist: raise LookupError(f'no path from {a} to {b}')
        out = [b]
        while out[-1] != a: out.append(prev[out[-1]])
        return out[::-1], dist[b]
    def topological(self):
        state, order = {}, []
        def visit(v, trail):
            if state.get(v) == 2: return
            if state.get(v) == 1: raise ValueError('cycle: ' + ' '.join(trail[trail.index(v):] + [v]))
            state[v] = 1
            for n in sorted(self.adj[v]): visit(n, trail + [v])
            state[v] = 2; order.append(v)
        for v in sorted(self.adj): visit(v, [])
        return order[::-1]
    def components(self):
        index, low, stack, out = {}, {}, [], []
        def connect(v):
            index[v] = low[v] = len(index); stack.append(v)
            for n in sorted(self.adj[v]):
                if n not in index: connect(n); low[v] = min(low[v], low[n])
                elif n in stack: low[v] = min(low[v], index[n])
            if low[v] == index[v]:
                comp = []
                while True:
                    w = stack.pop(); comp.append(w)
                    if w == v: break
                out.append(sorted(comp))
        for v in sorted(self.adj):
            if v not in index: connect(v)
        return out
    def kruskal(self):
        parent = {v: v for v in self.adj}
        def find(v):
            while parent[v] != v: parent[v] = parent[parent[v]]; v = parent[v]
            return v
        tree = []
        for w, a, b in sorted((w, a, b) for a in self.adj for b, w in self.adj[a].items()):
            ra, rb = find(a), find(b)
            if ra != rb: parent[ra] = rb; tree.append((a, b, w))
        return tree, sum(w for *_, w in tree)
    def floyd(self):
        inf = float('inf'); vs = sorted(self.adj); d = {(a, b): 0 if a == b else self.adj[a].get(b, inf) for a in vs for b in vs}
        for k in vs:
            for i in vs:
                for j in vs: d[i, j] = min(d[i, j], d[i, k] + d[k, j])
        return d
g = Graph([('a', 'b', 4), ('a', 'c', 1), ('c', 'b', 2), ('b', 'd', 5), ('c', 'd', 8), ('d', 'e', 3), ('f', 'e', 1)])
print(list(g.dfs('a')), g.bfs('a'), g.dijkstra('a'), g.path('a', 'e'), g.topological(), g.components(), g.kruskal(), sep='\n')
f = g.floyd(); print([f['a', x] for x in 'abcdef'], all(f[a, b] <= f[a, k] + f[k, b] for a in 'abcdef' for b in 'abcdef' for k in 'abcdef'))
g.add('e', 'c', 1); print(g.components())
for bad in (lambda: g.path('a', 'f'), g.topological, lambda: g.add('a', 'z', -1) or g.dijkstra('a')):
    try: print(bad())
    except (LookupError, ValueError) as e: print(type(e).__name__, e)
big = Graph((i, (i * 7 + k) % 100, (i * k) % 13 + 1) for i in range(100) for k in (1, 3, 5)); d = big.dijkstra(0)[0]; print(len(d), sum(d.values()), max(d.values()), len(big.components()), big.kruskal()[1])
