"""Three small structures with seeded checks."""
class Heap:
    def __init__(self, items=(), key=lambda x: x):
        self.a, self.key, self.pos = list(items), key, {}
        for i in reversed(range(len(self.a) // 2)): self._down(i)
        self.pos = {x: i for i, x in enumerate(self.a)}
    def _less(self, i, j): return self.key(self.a[i]) < self.key(self.a[j])
    def _swap(self, i, j): self.a[i], self.a[j] = self.a[j], self.a[i]; self.pos[self.a[i]], self.pos[self.a[j]] = i, j
    def _up(self, i):
        while i and self._less(i, (i - 1) // 2): self._swap(i, (i - 1) // 2); i = (i - 1) // 2
    def _down(self, i):
        while (c := 2 * i + 1) < len(self.a):
            if c + 1 < len(self.a) and self._less(c + 1, c): c += 1
            if not self._less(c, i): break
            self._swap(i, c); i = c
    def push(self, x): self.pos[x] = len(self.a); self.a.append(x); self._up(len(self.a) - 1)
    def pop(self):
        if not self.a: raise IndexError('pop from an empty heap')
        self._swap(0, len(self.a) - 1); x = self.a.pop(); del self.pos[x]; self._down(0); return x
    def __len__(self): return len(self.a)
    def __iter__(self):
        while self.a: yield self.pop()
print(list(Heap([5, 3, 8, 1, 9, 2])), list(Heap('banana split'.split(), key=len)), list(Heap({'x': 3, 'y': 1}, key={'x': 3, 'y': 1}.get)))
h = Heap()
for x in (7, 2, 9): h.push(x)
print(h.pop(), h.pos, len(h), list(h))
try: h.pop()
except IndexError as e: print(e)
class Union:
    def __init__(self, n): self.p, self.n = list(range(n)), n
    def find(self, x):
        root = x
        while self.p[root] != root: root = self.p[root]
        while self.p[x] != root: self.p[x], x = root, self.p[x]
        return root
    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b: return False
        self.p[b] = a; self.n -= 1; return True
    def groups(self):
        out = {}
        for x in range(len(self.p)): out.setdefault(self.find(x), []).append(x)
        return sorted(out.values())
u = Union(12); print([u.join(i, i * 3 % 12) for i in range(12)], u.n, u.groups(), u.find(9) == u.find(1))
class Bloom:
    def __init__(self, size=256, k=3): self.bits, self.size, self.k = 0, size, k
    def _hashes(self, s):
        for seed in range(self.k):
            h = 2166136261 + seed
            for b in s.encode(): h = (h ^ b) * 16777619 & 0xffffffff
            yield h % self.size
    def add(self, s):
        for h in self._hashes(s): self.bits |= 1 << h
        return self
    def __contains__(self, s): return all(self.bits >> h & 1 for h in self._hashes(s))
b = Bloom()
for w in 'alpha beta gamma delta'.split(): b.add(w)
print([w in b for w in ('alpha', 'delta', 'omega', 'zeta', '')], b.bits.bit_count(), hex(b.bits)[:20], sum(f'word{i}' in b for i in range(500)))
class Fenwick:
    def __init__(self, n): self.t = [0] * (n + 1)
    def add(self, i, v):
        i += 1
        while i < len(self.t): self.t[i] += v; i += i & -i
    def sum(self, i):
        s = 0
        while i: s += self.t[i]; i &= i - 1
        return s
f = Fenwick(10); [f.add(i, i * i) for i in range(10)]; print([f.sum(i) for i in range(11)], f.sum(7) - f.sum(3))
def lis(seq):
    import bisect
    tails = []
    for x in seq:
        i = bisect.bisect_left(tails, x); tails[i:i + 1] = [x]
    return len(tails)
print(lis([10, 9, 2, 5, 3, 7, 101, 18]), lis([]), lis(range(5)), lis([5, 4, 3]))
