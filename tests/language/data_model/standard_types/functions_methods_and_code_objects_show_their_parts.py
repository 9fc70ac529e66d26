def f(a, b=1, *args, c, d=2, **kw):
    """doc"""
    x = a
    def inner(): return x, b
    return inner
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__module__, f.__closure__)
i = f(1, c=3)
print(sorted(zip(i.__code__.co_freevars, [c.cell_contents for c in i.__closure__])))
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_nlocals, c.co_firstlineno, c.co_consts[0])
print(c.co_flags, (lambda: (yield)).__code__.co_flags & 0x20, c.co_names, [l for _, _, l in c.co_lines()])
c2 = c.replace(co_name='renamed', co_firstlineno=100)
print(c2.co_name, c2.co_firstlineno, c == c.replace(), c == c2, hash(c) == hash(c.replace()))
class C:
    def m(self): 'mdoc'; return self
    @classmethod
    def cm(cls): return cls
    @staticmethod
    def sm(): return 's'
o = C()
b = o.m
print(b.__self__ is o, b.__func__ is C.m, b.__name__, b.__qualname__, b.__doc__, b.__module__, b() is o)
print(o.cm.__self__ is C, C.cm() is C, o.sm(), o.sm is C.sm, o.m == o.m, hash(o.m) == hash(o.m), o.m == C().m)
b.__func__.tag = 'on function'
print(b.tag)
try: b.tag = 1
except AttributeError as e: print(e)
try: C.m()
except TypeError as e: print(e)
import types
bound = types.MethodType(len, [1, 2, 3])
print(bound(), bound.__self__, bound.__func__ is len)
for args in ((5, 1), (len, None), (len,)):
    try: types.MethodType(*args)
    except TypeError as e: print(e)
made = types.FunctionType(compile('x + 1', 's', 'eval'), {'x': 41}, 'made')
print(made(), made.__name__, made.__globals__['x'])
made = types.FunctionType((lambda a, b: (a, b)).__code__, {}, 'named', (7,))
print(made(1), made.__defaults__)
try: types.FunctionType(i.__code__, {})
except TypeError as e: print(e)
print(types.FunctionType(i.__code__, {}, None, None, i.__closure__)())
cell = types.CellType(5)
print(cell.cell_contents, types.CellType() == types.CellType(), cell > types.CellType(4))
try: types.CellType().cell_contents
except ValueError as e: print(e)
print(len.__name__, len.__self__.__name__, len.__module__, [].append.__self__, str.join.__name__, str.join.__objclass__, type(str.join).__name__, type([].append).__name__, type(object.__init__).__name__, type([].__len__).__name__)
