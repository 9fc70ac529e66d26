"""Doubly linked list and dict; statistics; as a decorator."""
class LRU:
    class Link:
        __slots__ = 'key', 'value', 'prev', 'next'
    def __init__(self, capacity, on_evict=None):
        if capacity < 1: raise ValueError('capacity must be positive')
        self.capacity, self.on_evict, self.map = capacity, on_evict, {}
        self.head = self.Link(); self.head.prev = self.head.next = self.head
        self.hits = self.misses = 0
    def _unlink(self, l): l.prev.next, l.next.prev = l.next, l.prev
    def _front(self, l): l.prev, l.next = self.head, self.head.next; self.head.next.prev = l; self.head.next = l
    def __getitem__(self, k):
        try: l = self.map[k]
        except KeyError: self.misses += 1; raise
        self.hits += 1; self._unlink(l); self._front(l)
        return l.value
    def __setitem__(self, k, v):
        if k in self.map: l = self.map[k]; self._unlink(l)
        else:
            if len(self.map) >= self.capacity:
                old = self.head.prev; self._unlink(old); del self.map[old.key]
                if self.on_evict: self.on_evict(old.key, old.value)
            l = self.map[k] = self.Link(); l.key = k
        l.value = v; self._front(l)
    def __delitem__(self, k): self._unlink(self.map.pop(k))
    def __contains__(self, k): return k in self.map
    def __len__(self): return len(self.map)
    def __iter__(self):
        l = self.head.next
        while l is not self.head: yield l.key, l.value; l = l.next
    def __repr__(self): return f'LRU({", ".join(f"{k}={v}" for k, v in self)})'
    def __call__(self, f):
        def wrapper(*args):
            try: return self[args]
            except KeyError: value = self[args] = f(*args); return value
        wrapper.cache = self
        return wrapper
evicted = []
c = LRU(3, lambda k, v: evicted.append((k, v)))
for k in 'abcad': c[k] = k.upper()
print(c, evicted, c['a'], c, len(c), 'b' in c, c.hits, c.misses); del c['c']; c['e'] = 1; c['f'] = 2; print(c, evicted)
for bad in (lambda: c['zz'], lambda: LRU(0), lambda: c.__delitem__('q'), lambda: c[[]]):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
@LRU(50)
def paths(r, k): return 1 if r == 0 or k == 0 else paths(r - 1, k) + paths(r, k - 1)
print(paths(12, 12), paths.cache.hits, paths.cache.misses, len(paths.cache), paths(3, 3))
import random
rng = random.Random(3); cache, model = LRU(8), []
for _ in range(500):
    k = rng.randrange(20)
    if rng.random() < .5:
        cache[k] = k * k
        if k in model: model.remove(k)
        model = ([k] + model)[:8]
    elif k in cache:
        assert cache[k] == k * k; model.remove(k); model.insert(0, k)
    else: assert k not in model
print([k for k, _ in cache] == model, cache.hits, cache)
