class N:
    def __init__(self, name, *kids): self.name, self.kids = name, kids
    def __del__(self): print(self.name, end=' ')
l = [N('a', N('b')), N('c', N('d'))]; del l; print()
n = N('root', N('l', N('ll'), N('lr')), N('r', N('rl'))); del n; print()
chain = None
for i in range(5): chain = N(i, chain)
del chain; print()
d = {'x': N('dx', N('dxx')), 'y': N('dy')}; del d; print()
t = (N(1), [N(2), (N(3),)], {'k': N(4)}); del t; print()
class O: pass
o = O(); o.first = N('first'); o.second = N('second', N('third')); del o; print()
class S:
    __slots__ = ('p', 'q')
s = S(); s.q = N('q'); s.p = N('p'); del s; print()
def frame(): a = N('a'); b = N('b'); c = N('c')
frame(); print()
def args(x, y, *z, **k): pass
args(N('x'), N('y'), N('z1'), N('z2'), k=N('k')); print()
f = lambda p=N('default1'), *, q=N('default2'): 0
del f; print()
class WithClassAttr: attr = N('class attr')
WithClassAttr.attr = None; print()
l = [N(i) for i in range(4)]; l[1:3] = []; print('|', end=' '); del l[0]; print('|', end=' '); l = None; print()
l = [N(i) for i in range(3)]; l.sort(key=lambda n: -n.name); del l; print()
x = N('x', N('y')); x.kids[0].back = 5; x.kids = (); print('|', end=' '); del x; print()
class Chatty:
    def __init__(self, n, child=None): self.n, self.child = n, child
    def __del__(self): print(f'[{self.n}', end=''); self.child = None; print(f'{self.n}]', end=' ')
c = Chatty(1, Chatty(2, Chatty(3))); del c; print()
class Maker:
    made = 0
    def __del__(self):
        Maker.made += 1
        if Maker.made < 4: Maker(); print('made', Maker.made, end=' ')
Maker(); print()
g = (N(i) for i in range(2)); print(next(g).name, end=' '); print('|', end=' '); del g; print()
a = N('key'); d = {a: N('val')}; del a; d.popitem(); print()
z = zip([N('z1')], [N('z2')]); v = next(z); del z; print('|', end=' '); del v; print()
m = map(N, 'mn'); next(m); del m; print()
