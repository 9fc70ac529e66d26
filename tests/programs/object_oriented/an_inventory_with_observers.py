"""Inventory with thresholds, an audit trail, context-managed reservations, a report by groups."""
from collections import Counter, defaultdict, namedtuple
from itertools import groupby
Movement = namedtuple('Movement', 'seq kind sku qty')
class OutOfStock(Exception):
    def __init__(self, sku, wanted, left): super().__init__(f'{sku}: wanted {wanted}, {left} left'); self.left = left
class Reservation:
    def __init__(self, inv, lines): self.inv, self.lines, self.state = inv, Counter(lines), 'new'
    def __enter__(self):
        for sku, n in self.lines.items():
            free = self.inv.free(sku)
            if free < n: raise OutOfStock(sku, n, free)
        self.inv.held.update(self.lines)
        self.state = 'held'
        return self
    def release(self):
        if self.state == 'held': self.inv.held.subtract(self.lines)
        self.state = 'released'
    def __exit__(self, t, v, tb):
        if self.state == 'held':
            self.release()
            if t is None:
                self.state = 'shipped'
                for sku, n in self.lines.items(): self.inv.move('out', sku, -n)
        return t is not None and issubclass(t, LookupError)
class Inventory:
    def __init__(self): self.stock, self.held, self.trail, self.watchers, self.meta = Counter(), Counter(), [], defaultdict(list), {}
    def free(self, sku): return self.stock[sku] - self.held[sku]
    def define(self, sku, category, price, low=0): self.meta[sku] = dict(category=category, price=price, low=low); return self
    def move(self, kind, sku, qty):
        if sku not in self.meta: raise LookupError(sku)
        before = self.stock[sku]; self.stock[sku] += qty; self.trail.append(Movement(len(self.trail), kind, sku, qty))
        low = self.meta[sku]['low']
        if before > low >= self.stock[sku]:
            for w in self.watchers['low']: w(sku, self.stock[sku])
    def watch(self, f): self.watchers['low'].append(f); return f
    def reserve(self, **lines): return Reservation(self, lines)
inv = Inventory().define('nut', 'metal', 5, 10).define('bolt', 'metal', 7, 5).define('glue', 'chem', 120).define('tape', 'misc', 80, 1)
alerts = []
@inv.watch
def warn(sku, left): alerts.append(f'{sku} low: {left}')
for sku, n in (('nut', 100), ('bolt', 40), ('glue', 3), ('tape', 2)): inv.move('in', sku, n)
with inv.reserve(nut=60, bolt=10) as r: print(r.state, inv.free('nut'), inv.stock['nut'])
print(r.state, dict(inv.stock), +inv.held)
try:
    with inv.reserve(nut=35, glue=9): print('not reached')
except OutOfStock as e: print(e, e.left)
print(dict(inv.held))
with inv.reserve(tape=1) as r: raise KeyError('order cancelled')
print(r.state, inv.stock['tape'])
try:
    with inv.reserve(tape=1) as r: raise ValueError('other')
except ValueError as e: print(repr(e), r.state)
with inv.reserve(nut=30, tape=2): pass
with inv.reserve(glue=1) as outer, inv.reserve(glue=1) as inner: print(inv.free('glue'))
try: inv.move('in', 'ghost', 1)
except LookupError as e: print(repr(e))
print(alerts, inv.trail[-1], len(inv.trail), inv.trail[0]._asdict())
key = lambda s: inv.meta[s]['category']
for cat, skus in groupby(sorted(inv.meta, key=lambda s: (key(s), s)), key):
    skus = list(skus); print(f'{cat:<6}{", ".join(f"{s}x{inv.stock[s]}" for s in skus):<24}{sum(inv.stock[s] * inv.meta[s]["price"] for s in skus):>6}')
moved = defaultdict(lambda: [0, 0])
for m in inv.trail: moved[m.sku][m.kind == 'out'] += abs(m.qty)
print(dict(moved), sum(inv.stock.values()), inv.stock.most_common(1), [m for m in inv.trail if m.kind == 'out' and m.qty < -20])
