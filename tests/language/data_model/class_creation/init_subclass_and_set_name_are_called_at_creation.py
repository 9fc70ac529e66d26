class Plugin:
    registry = {}
    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        print('init_subclass', cls.__name__, key, kw)
        cls.registry[key] = cls
class A(Plugin, key='a'): pass
class B(A, key='b'): pass
class C(B): pass
print(list(Plugin.registry))
class Field:
    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name, 'registered' if owner in Plugin.registry.values() else 'not yet')
class M(Plugin, key='m'): f = Field(); g = Field()
class Late: pass
Late.f = Field()
for source in ('class X(Plugin, bad=1): pass', 'class X(object, key=1): pass', 'class X(int, a=1, b=2): pass', 'object.__init_subclass__(1)', 'object.__init_subclass__(x=1)', 'A.__init_subclass__(key="called by hand")'):
    try: print(source, exec(source))
    except TypeError as e: print(source, '|', e)
class Validated:
    def __init_subclass__(cls):
        if not hasattr(cls, 'required'): raise TypeError(f'{cls.__name__} lacks required')
class Good(Validated): required = 1
try:
    class Wrong(Validated): pass
except TypeError as e: print(e)
print([c.__name__ for c in Validated.__subclasses__()])
class Base1:
    def __init_subclass__(cls, **kw): print('Base1', cls.__name__); super().__init_subclass__(**kw)
class Base2:
    def __init_subclass__(cls, **kw): print('Base2', cls.__name__); super().__init_subclass__(**kw)
class Both(Base1, Base2): pass
print(type(Plugin.__dict__['__init_subclass__']).__name__)
class Dyn(metaclass=type): pass
T = type('T', (Plugin,), {'attr': 1}, key='dynamic')
print(T.attr, T.registry['dynamic'] is T)
