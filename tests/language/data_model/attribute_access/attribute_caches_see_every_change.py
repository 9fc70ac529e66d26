class A:
    x = 'class'
    def m(self): return 'm'
def read(o): return o.x
def call(o): return o.m()
a = A()
out = [read(a) for _ in range(50)]
a.x = 'instance'; out.append(read(a))
del a.x; out.append(read(a))
A.x = 'class changed'; out.append(read(a))
A.x = property(lambda self: 'property'); out.append(read(a))
a.__dict__['x'] = 'hidden by the property'; out.append(read(a))
del A.x; out.append(read(a))
class B(A): pass
a.__class__ = B; out.append(read(a)); B.x = property(lambda s: 'B property'); out.append(read(a)); del B.x
a.__dict__ = {'x': 'new dict'}; out.append(read(a)); a.__dict__.clear()
try: read(a)
except AttributeError as e: out.append(str(e))
A.__getattr__ = lambda self, n: f'getattr {n}'; out.append(read(a)); del A.__getattr__
A.__getattribute__ = lambda self, n: f'getattribute {n}'; out.append(read(a)); del A.__getattribute__
A.x = 'back'; out.append(read(a)); print(out[49:])
calls = [call(a) for _ in range(50)]
A.m = lambda self: 'm2'; calls.append(call(a)); a.m = lambda: 'instance m'; calls.append(call(a)); del a.m; calls.append(call(a))
B.m = lambda self: 'B.m'; calls.append(call(a)); del B.m; A.m = staticmethod(lambda: 'static'); calls.append(call(a)); A.m = classmethod(lambda c: c.__name__); calls.append(call(a))
class C: m = lambda self: 'C.m'; x = 'C.x'
B.__bases__ = (C,); calls += [call(a), read(a)]
class Callable:
    def __call__(self): return 'callable object'
C.m = Callable(); calls.append(call(a)); C.m = 5
try: call(a)
except TypeError as e: calls.append(str(e))
print(calls[49:])
def poly(os): return [o.x for o in os]
class S: __slots__ = ('x',)
s = S(); s.x = 'slot'
class D: x = 'D'
class P: x = property(lambda s: 'P')
import types
mod = types.ModuleType('m'); mod.x = 'module'
for _ in range(20): r = poly([s, D(), P(), mod, D, types.SimpleNamespace(x='ns'), C()])
print(r); mod.x = 'module 2'; D.x = 'D2'; del s.x
try: poly([D(), mod, D, s])
except AttributeError as e: print(e)
g = 'global'
def getg(): return g
vals = [getg() for _ in range(20)]; g = 'changed'; vals.append(getg()); globals()['g'] = 'via dict'; vals.append(getg()); del g
try: getg()
except NameError as e: vals.append(str(e))
import builtins; builtins.g = 'builtin'; vals.append(getg()); g = 'global again'; vals.append(getg()); del builtins.g; print(vals[19:])
def store(o, v): o.v = v
objs = [D(), D(), C(), B()]
for i in range(40): store(objs[i % 4], i)
D.v = property(lambda s: 'prop', lambda s, v: s.__dict__.__setitem__('via_prop', v)); store(objs[0], 'p'); print(objs[0].v, vars(objs[0]), [vars(o) for o in objs[1:]])
D.__setattr__ = lambda s, n, v: object.__setattr__(s, 'caught', (n, v)); store(objs[1], 1); print(objs[1].caught); del D.__setattr__
