"""Classes changed at run time: mixins, class decorators, proxies, method replacement, dynamic attributes."""
class Comparable:
    def __eq__(self, o): return self._key() == o._key()
    def __lt__(self, o): return self._key() < o._key()
    def __hash__(self): return hash(self._key())
class Printable:
    def __repr__(self): return f'{type(self).__name__}({", ".join(f"{k}={v!r}" for k, v in sorted(vars(self).items()))})'
class Serial:
    def dump(self): return {k: v.dump() if isinstance(v, Serial) else v for k, v in vars(self).items()}
    @classmethod
    def load(cls, d): o = cls.__new__(cls); vars(o).update(d); return o
class Item(Comparable, Printable, Serial):
    def __init__(self, name, price): self.name, self.price = name, price
    def _key(self): return self.price, self.name
i, j = Item('a', 2), Item('b', 1); print(i, sorted([i, j]), i == Item('a', 2), len({i, Item('a', 2), j}), i.dump(), Item.load(i.dump()) == i, [c.__name__ for c in Item.__mro__])
def traced(cls):
    for name, f in list(vars(cls).items()):
        if callable(f) and not name.startswith('__'):
            def wrap(f=f, name=name):
                def inner(self, *a, **k): cls.calls.append(name); return f(self, *a, **k)
                return inner
            setattr(cls, name, wrap())
    cls.calls = []
    return cls
@traced
class Calc:
    def add(self, a, b): return a + b
    def twice(self, x): return self.add(x, x)
print(Calc().twice(4), Calc.calls)
class Proxy:
    def __init__(self, target): object.__setattr__(self, '_target', target); object.__setattr__(self, '_log', [])
    def __getattr__(self, n): self._log.append(n); return getattr(self._target, n)
    def __setattr__(self, n, v): self._log.append(f'{n}='); setattr(self._target, n, v)
    def __len__(self): return len(self._target)
    def __getitem__(self, k): return self._target[k]
    def __call__(self, *a): return self._target(*a)
    def __enter__(self): return self
    def __exit__(self, *a): self._log.append('exit')
p = Proxy([3, 1]); p.append(2); p.sort(); print(len(p), p[0], p._target, p._log)
with Proxy(Item('x', 1)) as q: q.price = 9; print(q.price, q.name, q._log, q.__class__.__name__, isinstance(q, Proxy))
print(Proxy(max)(1, 5)); 
try: Proxy(5).nothing
except AttributeError as e: print(e)
def loud(self): return f'{self.name.upper()}!'
Item.loud = loud; print(i.loud(), j.loud()); i.loud = lambda: 'instance wins'; print(i.loud(), j.loud()); del Item.loud
try: j.loud()
except AttributeError as e: print(e)
original = Item.__repr__; Item.__repr__ = lambda s: f'patched {original(s)}'; print(j); del Item.__repr__; print(j)
class Strict:
    _allowed = {'x', 'y'}
    def __setattr__(self, n, v):
        if n not in self._allowed: raise AttributeError(f'no attribute {n!r}; try {sorted(self._allowed)}')
        super().__setattr__(n, v)
s = Strict(); s.x = 1
try: s.z = 2
except AttributeError as e: print(e)
class Lazy:
    def __init__(self, f): self.f, self.name = f, f.__name__
    def __get__(self, o, t):
        if o is None: return self
        print('computing', self.name, end=' '); v = o.__dict__[self.name] = self.f(o); return v
class Data:
    @Lazy
    def total(self): return sum(range(100))
d = Data(); print(d.total, d.total); del d.total; print(d.total)
class Borg:
    _shared = {}
    def __init__(self, **k): self.__dict__ = self._shared; self.__dict__.update(k)
a, b = Borg(x=1), Borg(y=2); print(a.y, b.x, vars(a) is vars(b), a is b)
class Meta(type):
    def __getattr__(cls, n): return cls.make(n) if n.isupper() else super().__getattribute__(n)
    def make(cls, n): o = cls(); o.n = n; setattr(cls, n, o); return o
class Const(metaclass=Meta): __repr__ = lambda s: f'<{s.n}>'
print(Const.RED, Const.RED is Const.RED, sorted(k for k in vars(Const) if k.isupper()))
try: Const.lower
except AttributeError as e: print(e)
class Chain:
    def __init__(self, path=''): self.path = path
    def __getattr__(self, n): return Chain(f'{self.path}/{n}')
    def __getitem__(self, k): return Chain(f'{self.path}/{k}')
    def __call__(self, **k): return f'GET {self.path}' + (f'?{"&".join(f"{a}={b}" for a, b in k.items())}' if k else '')
print(Chain().users[5].posts(limit=3, q='x'), Chain().a())
