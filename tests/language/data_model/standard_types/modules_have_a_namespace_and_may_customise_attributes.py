import types, sys
m = types.ModuleType('made', 'its docstring')
print(m.__name__, m.__doc__, m.__loader__, m.__spec__, m.__package__, sorted(vars(m)))
m.x = 1
print(m.x, vars(m)['x'], m)
vars(m)['y'] = 2
print(m.y)
del m.x
try: m.x
except AttributeError as e: print(e)
try: del m.x
except AttributeError as e: print(e)
try: m.__dict__ = {}
except AttributeError as e: print(e)
try: types.ModuleType()
except TypeError as e: print(e)
try: types.ModuleType(5)
except TypeError as e: print(e)
m.__getattr__ = lambda name: f'computed {name}' if name != 'no' else exec('raise AttributeError("refused")')
print(m.anything)
try: m.no
except AttributeError as e: print(e)
m.__dir__ = lambda: ['b', 'a']
print(dir(m))
class Custom(types.ModuleType):
    @property
    def prop(self): return 'property'
    def __repr__(self): return f'<custom {self.__name__}>'
    def __setattr__(self, n, v):
        print('set', n)
        super().__setattr__(n, v)
m.__class__ = Custom
m.z = 3
print(m.prop, m, m.z)
sys.modules['made'] = m
from made import z, dynamic
print(z, dynamic)
sys.modules[__name__].__class__ = Custom
this = sys.modules[__name__]
print(this.prop, prop if 'prop' in globals() else 'not a global')
this.new_global = 5
print(new_global)
def __getattr__(name): return f'module getattr {name}'
print(this.whatever)
try: whatever
except NameError as e: print(e)
try: m.__class__ = int
except TypeError as e: print(e)
del m.__name__
class Plain(types.ModuleType): pass
print(repr(Plain('p')), sys.__name__, type(sys) is types.ModuleType)
empty = types.ModuleType.__new__(types.ModuleType)
print(empty.__dict__ if hasattr(empty, '__dict__') else None)
