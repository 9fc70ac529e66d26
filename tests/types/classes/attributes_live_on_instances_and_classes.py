class Dog:
    kind = 'canine'; tricks = []; count = 0
    def __init__(self, name): self.name = name; Dog.count += 1
    def learn(self, t): self.tricks.append(t); return self
    def rename(self, n): self.name, old = n, self.name; return old
a, b = Dog('Fido'), Dog('Rex'); a.learn('roll').learn('sit'); print(b.tricks, Dog.tricks, a.tricks is b.tricks, Dog.count, a.count, vars(a)); a.kind = 'wolf'; a.tricks = ['own']; print(a.kind, b.kind, b.tricks, vars(a)); del a.kind; print(a.kind); Dog.kind = 'dog'; print(a.kind, b.kind, a.rename('F'), a.name)
class Point:
    def __init__(self, x=0, y=0): self.x, self.y = x, y
    def move(self, dx=0, dy=0): self.x += dx; self.y += dy; return self
    def __repr__(self): return f'P({self.x},{self.y})'
p = Point(1); p.move(2).move(dy=5); print(p, p.__dict__, p.__class__.__name__); p.z = 9; del p.x; print(vars(p))
try: print(p)
except AttributeError as e: print(e)
q = Point.__new__(Point); print(vars(q)); q.__init__(7, 8); print(q); Point.norm = lambda self: (self.x ** 2 + self.y ** 2) ** .5; print(Point(3, 4).norm()); bound = q.move; bound(1, 1); print(q, bound.__self__ is q); f = Point.move; f(q, 10); print(q)
class Counter:
    instances = []
    def __init__(self): type(self).instances.append(self); self.n = 0
    def __iadd__(self, k): self.n += k; return self
    def __call__(self): self.n += 1; return self.n
    def __len__(self): return self.n
    def __bool__(self): return True
    def __getitem__(self, i): return self.n * i
    def __contains__(self, v): return v == self.n
c = Counter(); c += 5; print(c(), c(), len(c), c[3], 7 in c, bool(Counter()), len(Counter.instances))
class Base:
    def __init__(self): self.log = ['Base']; self.setup()
    def setup(self): self.log.append('Base.setup')
    def template(self): return f'<{self.body()}>'
    def body(self): return 'base'
class Derived(Base):
    def __init__(self): super().__init__(); self.log.append('Derived')
    def setup(self): super().setup(); self.log.append('Derived.setup')
    def body(self): return 'derived ' + super().body()
print(Derived().log, Derived().template(), Base().template(), isinstance(Derived(), Base), issubclass(Derived, Base), Derived.__bases__, Derived.__mro__)
class A: x = 1
class B(A): pass
class C(A): x = 3
class D(B, C): pass
print(D.x, D().x, [k.__name__ for k in D.__mro__]); B.x = 2; print(D.x); A.y = 'late'; print(D().y); del C.x; del B.x; print(D.x); d = D(); d.__class__ = C; print(type(d).__name__, d.x); many = [type(f'T{i}', (A,), {'i': i}) for i in range(50)]; print(sum(t().i + t().x for t in many), many[7].__name__, len(A.__subclasses__()))
class Grow: pass
gs = []
for i in range(30):
    g = Grow()
    for j in range(i): setattr(g, f'a{j if i % 2 else i - j}', j)
    gs.append(g)
print(sum(sum(vars(g).values()) for g in gs), [list(vars(g))[:2] for g in gs[2:5]], gs[5].a3, hasattr(gs[4], 'a0'))
def poly(xs): return [x.name if hasattr(x, 'name') else x.n if hasattr(x, 'n') else x for x in xs]
print(poly([a, c, 5, b, 'x']), [getattr(o, 'name', None) for o in (a, c)])
