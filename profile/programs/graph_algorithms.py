"""Graph algorithms cross-checked against each other: Dijkstra, Bellman-Ford, Floyd, MST, SCC, flow."""
import heapq, random, sys
from collections import defaultdict, deque

INF = float("inf")

def make_graph(rng, n, m):
    adj = defaultdict(dict)
    for v in range(1, n):                       # keep it connected
        adj[rng.randrange(v)][v] = rng.randint(1, 50)
    for _ in range(m):
        u, v = rng.randrange(n), rng.randrange(n)
        if u != v:
            adj[u][v] = rng.randint(1, 50)
    return adj

def edges(adj):
    return [(u, v, w) for u in sorted(adj) for v, w in sorted(adj[u].items())]

def dijkstra(adj, s, n):
    dist = [INF] * n
    dist[s] = 0
    heap = [(0, s)]
    while heap:
        d, u = heapq.heappop(heap)
        if d > dist[u]:
            continue
        for v, w in adj.get(u, {}).items():
            if d + w < dist[v]:
                dist[v] = d + w
                heapq.heappush(heap, (d + w, v))
    return dist

def bellman_ford(es, s, n):
    dist = [INF] * n
    dist[s] = 0
    changed = True
    while changed:
        changed = False
        for u, v, w in es:
            if dist[u] + w < dist[v]:
                dist[v] = dist[u] + w
                changed = True
    return dist

def floyd(es, n):
    d = [[0 if i == j else INF for j in range(n)] for i in range(n)]
    for u, v, w in es:
        d[u][v] = min(d[u][v], w)
    for k in range(n):
        dk = d[k]
        for row in d:
            via = row[k]
            if via == INF:
                continue
            for j in range(n):
                if via + dk[j] < row[j]:
                    row[j] = via + dk[j]
    return d

class UnionFind:
    def __init__(self, n):
        self.up = list(range(n))
        self.size = [1] * n
        self.groups = n
    def find(self, x):
        while self.up[x] != x:
            self.up[x] = self.up[self.up[x]]
            x = self.up[x]
        return x
    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.up[b] = a
        self.size[a] += self.size[b]
        self.groups -= 1
        return True

def kruskal(es, n):
    uf = UnionFind(n)
    return sum(w for w, u, v in sorted((w, u, v) for u, v, w in es) if uf.join(u, v))

def prim(es, n):
    both = [[] for _ in range(n)]
    for u, v, w in es:
        both[u].append((w, v))
        both[v].append((w, u))
    seen, heap, total = {0}, list(both[0]), 0
    heapq.heapify(heap)
    while heap and len(seen) < n:
        w, v = heapq.heappop(heap)
        if v not in seen:
            seen.add(v)
            total += w
            for e in both[v]:
                heapq.heappush(heap, e)
    return total

def topo(es, n):
    """Kahn, on the edges that go from a smaller to a larger vertex."""
    dag = [(u, v) for u, v, _ in es if u < v]
    deg, out = [0] * n, defaultdict(list)
    for u, v in dag:
        deg[v] += 1
        out[u].append(v)
    q, order = deque(i for i in range(n) if not deg[i]), []
    while q:
        u = q.popleft()
        order.append(u)
        for v in out[u]:
            deg[v] -= 1
            if not deg[v]:
                q.append(v)
    place = {v: i for i, v in enumerate(order)}
    assert len(order) == n and all(place[u] < place[v] for u, v in dag)
    return order

def tarjan(adj, n):
    index, low, stack, on, comps = {}, {}, [], set(), []

    def visit(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        on.add(v)
        for w in adj.get(v, ()):
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in on:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            comp = []
            while True:
                w = stack.pop()
                on.remove(w)
                comp.append(w)
                if w == v:
                    break
            comps.append(sorted(comp))
    for v in range(n):
        if v not in index:
            visit(v)
    return comps

def max_flow(es, s, t, n):
    cap = [dict() for _ in range(n)]
    for u, v, w in es:
        cap[u][v] = cap[u].get(v, 0) + w
        cap[v].setdefault(u, 0)
    flow = 0
    while True:
        prev, q = {s: None}, deque([s])
        while q and t not in prev:
            u = q.popleft()
            for v, c in cap[u].items():
                if c and v not in prev:
                    prev[v] = u
                    q.append(v)
        if t not in prev:
            cut = sum(w for u, v, w in es if u in prev and v not in prev)
            return flow, cut
        path, v = [], t
        while prev[v] is not None:
            path.append((prev[v], v))
            v = prev[v]
        push = min(cap[u][v] for u, v in path)
        for u, v in path:
            cap[u][v] -= push
            cap[v][u] += push
        flow += push

def main():
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    sys.setrecursionlimit(4000)
    rng, n, total = random.Random(77), 60, 0
    for r in range(max(1, round(200 * scale))):
        adj = make_graph(rng, n, 180)
        es = edges(adj)
        d = dijkstra(adj, 0, n)
        assert d == bellman_ford(es, 0, n)
        fw = floyd(es, n)
        assert fw[0] == d
        for s in range(1, n, 7):
            assert fw[s] == dijkstra(adj, s, n)
        mst = kruskal(es, n)
        assert mst == prim(es, n)
        comps = tarjan(adj, n)
        for c in comps:
            assert all(fw[c[0]][v] < INF and fw[v][c[0]] < INF for v in c)
        assert sorted(v for c in comps for v in c) == list(range(n))
        flow, cut = max_flow(es, 0, n - 1, n)
        assert flow == cut
        order = topo(es, n)
        total += sum(d) + mst + len(comps) + flow + order[n // 2]
    print("graphs", total)

main()
