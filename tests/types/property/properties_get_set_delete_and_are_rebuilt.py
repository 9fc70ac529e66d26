class C:
    def __init__(self): self._x = 1
    @property
    def x(self):
        """doc of x"""
        print('get', end=' '); return self._x
    @x.setter
    def x(self, v): print('set', v, end=' '); self._x = v
    @x.deleter
    def x(self): print('delete', end=' '); del self._x
    @property
    def ro(self): return 'read only'
    wo = property(None, lambda self, v: print('write only', v))
    y = property(lambda self: 'y', doc='given doc')
c = C(); print(c.x); c.x = 5; c.x += 1; print(c.x); del c.x
try: c.x
except AttributeError as e: print(e)
c.wo = 3
for source in ('c.ro = 1', 'del c.ro', 'c.wo', 'del c.wo', 'c.nope', 'C.x.__get__()', 'C.x.__set__(c)', 'property(1, 2, 3, 4, 5)', 'property(foo=1)', 'C.ro.__get__(5)', 'C.x.fget = 1', 'C.x.foo', 'property()()', 'property().__get__(c)', 'property().__set__(c, 1)', 'property().__delete__(c)'):
    try: print(source, '=', exec(source) if ' = ' in source or source.startswith('del') else eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
print(C.x.__doc__, C.y.__doc__, C.x.fget.__name__, C.ro.fset, type(C.x).__name__, C.x.__isabstractmethod__, C.wo.fget, isinstance(C.x, property), C.x is C.__dict__['x'])
p = C.ro.setter(lambda self, v: print('now set', v)); print(p is C.ro, p.fget is C.ro.fget); C.ro = p; c.ro = 9
class D(C):
    @C.x.getter
    def x(self): return 'D getter'
    @property
    def ro(self): return 'over ' + super().ro
d = D(); print(d.x, d.ro); d.x = 7; print(d._x)
d.__dict__['ro'] = 'instance loses'; print(d.ro)
class Raises:
    @property
    def p(self): raise AttributeError('from p')
    @property
    def q(self): return self.undefined_attr
    @property
    def z(self): return 1 / 0
for n in 'pqz':
    try: getattr(Raises(), n)
    except Exception as e: print(type(e).__name__, e)
    try: print(hasattr(Raises(), n))
    except Exception as e: print(type(e).__name__, e)
class Sub(property): """sub doc"""
class E:
    @Sub
    def v(self): "v doc"; return 4
print(E().v, type(E.__dict__['v']).__name__, E.v.__doc__)
class Celsius:
    def __init__(self, t=0): self.t = t
    @property
    def t(self): return self._t
    @t.setter
    def t(self, v):
        if v < -273.15: raise ValueError(f'{v} is below absolute zero')
        self._t = v
    f = property(lambda s: s.t * 9 / 5 + 32, lambda s, v: setattr(s, 't', (v - 32) * 5 / 9))
t = Celsius(100); print(t.f); t.f = 32; print(t.t)
try: Celsius(-300)
except ValueError as e: print(e)
