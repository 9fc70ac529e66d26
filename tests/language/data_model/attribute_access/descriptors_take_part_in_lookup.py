class Data:
    def __init__(self, name): self.name = name
    def __get__(self, obj, owner=None): return f'{self.name}.get({obj!r}, {owner.__name__})'
    def __set__(self, obj, v): print(f'{self.name}.set({obj!r}, {v})')
    def __delete__(self, obj): print(f'{self.name}.delete({obj!r})')
class NonData:
    def __get__(self, obj, owner=None): return f'nondata.get({obj!r}, {owner.__name__})'
class SetOnly:
    def __set__(self, obj, v): obj.__dict__['s'] = v * 2
class Named:
    def __set_name__(self, owner, name): print('set_name', owner.__name__, name); self.n = name
    def __get__(self, obj, owner=None): return self if obj is None else self.n
class C:
    d = Data('d'); n = NonData(); s = SetOnly(); named = alias = Named()
    def __repr__(self): return 'C()'
c = C()
c.__dict__.update(d='inst d', n='inst n', s='inst s')
print(c.d, c.n, c.s, c.named, C.named is C.__dict__['named'])
c.d = 1; del c.d; c.s = 'x'; print(c.s)
del c.__dict__['n']
print(c.n, C.d, C.n, type(C.s).__name__)
C.d = 'replaced on class'
print(c.d)
try: del c.s
except AttributeError as e: print(e)
class NoDelete:
    def __set__(self, o, v): pass
    def __get__(self, o, t): return 'g'
class NoSet:
    def __delete__(self, o): print('deleted')
class D: a = NoDelete(); b = NoSet()
try: del D().a
except AttributeError as e: print(e)
try: D().b = 1
except AttributeError as e: print(e)
del D().b
class OnInstance: pass
o = OnInstance(); o.d = Data('on instance'); print(type(o.d).__name__)
class Meta(type):
    m = Data('meta')
class K(metaclass=Meta): k = Data('k')
print(K.m, K.k)
class Raising:
    def __get__(self, o, t): raise AttributeError('descriptor raised')
class E:
    r = Raising()
    def __getattr__(self, n): return f'fallback {n}'
print(E().r, hasattr(E, 'r'))
try:
    class BadName:
        class X:
            def __set_name__(self, o, n): raise ValueError('set_name')
        x = X()
except RuntimeError as e: print(e, repr(e.__cause__))
print(super(C, C()).__repr__ is not None, C.__dict__['n'].__get__(None, C), f'{C.__repr__.__get__("obj")!r}'[:24])
def func(self): return f'bound to {self}'
print(func.__get__(5)(), func.__get__(None, int) is func, func.__get__(5).__self__)
try: func.__get__(None, None)
except TypeError as e: print(e)
