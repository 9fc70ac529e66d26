class Base:
    def __init__(self, **kw): print('Base', sorted(kw)); super().__init__()
    def f(self): return ['Base']
class A(Base):
    def __init__(self, a=0, **kw): print('A', a); super().__init__(**kw)
    def f(self): return ['A'] + super().f()
class B(Base):
    def __init__(self, b=0, **kw): print('B', b); super().__init__(**kw)
    def f(self): return ['B'] + super().f()
class C(A, B):
    def __init__(self, **kw): print('C'); super().__init__(**kw)
    def f(self): return ['C'] + super().f()
c = C(a=1, b=2); print(c.f(), A().f(), super(A, c).f(), super(B, c).f(), super(C, C).f(c))
class K:
    @classmethod
    def make(cls): return f'K.make({cls.__name__})'
    @staticmethod
    def st(): return 'K.st'
    @property
    def p(self): return 'K.p'
    attr = 'K.attr'
    def __getitem__(self, i): return f'K[{i}]'
    def __len__(self): return 3
    def __repr__(self): return 'K()'
class L(K):
    @classmethod
    def make(cls): return 'L/' + super().make()
    @staticmethod
    def st(): return 'L/' + super(L, L).st()
    @property
    def p(self): return 'L/' + super().p
    attr = 'L.attr'
    def get(self): return super().attr, super().__getitem__(1), super().__len__(), super().__repr__()
    def __getitem__(self, i): return f'L/{super().__getitem__(i)}'
    def bad(self): return super()[0]
    def bad2(self): return len(super())
    def missing(self): return super().nope
    def hidden(self): self.attr = 'inst'; return super().attr
l = L(); print(L.make(), L.st(), l.p, l.get(), l[2], l.hidden())
for m in ('bad', 'bad2', 'missing'):
    try: getattr(l, m)()
    except Exception as e: print(m, type(e).__name__, e)
class M(type):
    def __call__(cls, *a): print('M.__call__'); return super().__call__(*a)
    def __new__(m, n, b, ns): return super().__new__(m, n + 'X', b, ns)
class N(metaclass=M): pass
print(N().__class__.__name__)
class S(str):
    def __new__(cls, v): return super().__new__(cls, v * 2)
    def upper(self): return super().upper() + '!'
    def __eq__(self, o): return super().__eq__(o)
    __hash__ = str.__hash__
print(S('ab'), S('ab').upper(), S('a') == 'aa', hash(S('a')) == hash('aa'))
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 10)
    def __missing__(self, k): return super().get('default', k)
d = D(a=1); d['b'] = 2; d.update(c=3); print(d, d['q'], repr(super(D, d).__repr__()))
class X:
    def f(self): return 'X'
class Y(X):
    def f(self):
        g = lambda: super(Y, self).f() + '!'
        return g()
    def later(self):
        def inner(s): return super().f()
        return inner(self)
y = Y(); print(y.f(), y.later())
print(repr(super(Y, y)).replace(repr(y), '')[:30], super(Y, y).__class__, isinstance(super(Y, y), super))
