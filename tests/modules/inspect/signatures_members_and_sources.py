import inspect
def f(a, /, b: int = 1, *args: str, c, d='x', **kw) -> bool:
    """Doc
        indented.
    """
    return True
s = inspect.signature(f); print(s, list(s.parameters), s.return_annotation, [str(p.kind) for p in s.parameters.values()], s.parameters['b'].default, s.parameters['b'].annotation, s.parameters['a'].default is inspect.Parameter.empty, inspect.getdoc(f))
b = s.bind(1, 2, 3, c=4, e=5); print(b.args, b.kwargs, dict(b.arguments)); b = s.bind(1, c=2); b.apply_defaults(); print(dict(b.arguments), inspect.getcallargs(lambda x, y=2: 0, 1))
for args, kw in (((), {}), ((1,), {}), ((1,), {'c': 1, 'a': 2})):
    try: s.bind(*args, **kw); print('bound')
    except TypeError as e: print(e)
class C:
    """Class doc"""
    x = 1
    def __init__(self, p, q=2): pass
    def m(self, z): pass
    @classmethod
    def cm(cls, w): pass
    @staticmethod
    def sm(v): pass
    @property
    def prop(self): pass
print(inspect.signature(C), inspect.signature(C.m), inspect.signature(C(1).m), inspect.signature(C.cm), inspect.signature(C.sm), [n for n, v in inspect.getmembers(C, inspect.isfunction)], [n for n, v in inspect.getmembers(C(1), inspect.ismethod)], [(a.name, a.kind) for a in inspect.classify_class_attrs(C) if a.defining_class is C and not a.name.startswith('__')])
async def co(): pass
def gen(): yield
for o in (f, C, C.m, C(1).m, len, gen, co, inspect, 5, lambda: 0): print([n for n in ('isfunction', 'isclass', 'ismethod', 'isbuiltin', 'isgeneratorfunction', 'iscoroutinefunction', 'ismodule', 'isroutine', 'ismethoddescriptor', 'isdatadescriptor') if getattr(inspect, n)(o)])
print(inspect.getsource(gen).strip(), inspect.getsourcelines(C)[1], inspect.getfile(f) == __file__, inspect.getmodule(f).__name__, inspect.getmro(C)[1], inspect.cleandoc('  a\n    b\n'), inspect.unwrap(f) is f, inspect.currentframe().f_lineno, inspect.getgeneratorstate(gen()), inspect.isgenerator(gen()), inspect.getfullargspec(f).args, inspect.stack()[0].function)
def outer():
    y = 1
    def inner(): return y, len, 0
    return inspect.getclosurevars(inner)
cv = outer(); print(cv.nonlocals, sorted(cv.builtins), cv.unbound)
for source in ('inspect.signature(5)', 'inspect.getsource(5)', 'inspect.getsource(len)', 'inspect.signature(print)', 'inspect.Signature([inspect.Parameter("a", 5)])', 'inspect.Parameter("1a", inspect.Parameter.KEYWORD_ONLY)', 'inspect.getdoc(5).splitlines()[0]', 'inspect.signature(dict)', 'inspect.signature(type)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
