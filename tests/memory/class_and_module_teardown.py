import sys, types, gc
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def make():
    class C:
        attr = D('class attribute')
        def m(self): return C
    return C
C = make(); del C; print('class has cycles'); gc.collect(); print('collected')
m = types.ModuleType('m'); exec('def f(): return x', m.__dict__); m.x = D('module global'); f = m.f; del m; print(f().n); del f; gc.collect(); print('module dict gone')
ns = {'d': D('in dict')}; exec('e = d', ns); del ns; print('namespace gone')
class Meta(type):
    def __del__(cls): print('meta del', cls.__name__)
K = Meta('K', (), {'v': D('in K')}); k = K(); del K; print('instance keeps class'); del k; gc.collect(); print('both gone')
class Base: pass
class Sub(Base): d = D('in Sub')
print([c.__name__ for c in Base.__subclasses__()]); del Sub; gc.collect(); print(Base.__subclasses__())
def deco(f):
    d = D('closure of wrapper')
    def w(): return f(), d.n
    return w
@deco
def g(): return 1
print(g()); del g; print('wrapper gone')
p = property(lambda s, d=D('in property'): 1); del p; print('property gone')
b = D('bound').__init__; print('bound method holds', b.__self__.n); del b
it = iter([D('in list iter')]); next(it); print('taken'); del it
z = zip([D('z1')], [D('z2')]); list(z); print('zip drained'); del z
s = slice(D('start'), D('stop')); del s; e = ValueError(D('arg')); e.__cause__ = KeyError(D('cause arg')); del e; print('exceptions gone')
t = types.SimpleNamespace(a=D('ns')); t.a = None; c = (lambda: D('made')); c(); o = object.__new__(D); o.n = 'via new'; del o
d = {D('key'): D('value')}; d.popitem(); print('popitem'); x = frozenset([D('fs')]); del x; y = (D('t'),) * 3; del y; print('tuple gone'); r = memoryview(bytearray(b'x')); del r
co = (lambda: (yield D('yielded')))(); next(co); print('yield dropped'); co.close(); w = [D('w')]; w.append(w); del w; print('cycle waits'); gc.collect(); sys.modules.pop('gone', None); print('end')
