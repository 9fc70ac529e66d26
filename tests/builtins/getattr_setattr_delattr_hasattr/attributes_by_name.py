class C:
    x = 1
    @property
    def p(self): raise AttributeError('p fails')
    @property
    def v(self): raise ValueError('v fails')
    def __getattr__(self, n):
        if n == 'dyn': return 'dynamic'
        raise AttributeError(n)
c = C()
print(getattr(c, 'x'), getattr(c, 'nope', 'dflt'), getattr(c, 'dyn'), hasattr(c, 'x'), hasattr(c, 'nope'), hasattr(c, 'p'), getattr(c, 'p', 'dflt'), setattr(c, 'a b', 5), getattr(c, 'a b'), vars(c), delattr(c, 'a b'), vars(c), getattr(C, 'x'), getattr(5, 'real'), getattr([], '__len__')(), setattr(C, 'y', 2), c.y, getattr(c, 'nope', None))
for source in ('getattr(c, "nope")', 'getattr(c, "v")', 'hasattr(c, "v")', 'getattr(c, "v", 1)', 'getattr(c)', 'getattr(c, 5)', 'getattr(c, b"x")', 'setattr(c, "x")', 'setattr(c, 5, 1)', 'delattr(c, "x")', 'delattr(c, 5)', 'hasattr(c)', 'hasattr(c, None)', 'getattr(c, "x", 1, 2)', 'getattr(5, "nope")', 'setattr(5, "a", 1)', 'delattr([], "append")', 'getattr(c, "")', 'setattr(c, "", 1)', 'getattr(c, "\\0")', 'getattr(c, "\\ud800", "surrogate")', 'getattr(obj=c)', 'setattr(c, "p", 1)', 'delattr(c, "p")', 'getattr(None, "x", "d")', 'getattr(C, "p").fget.__name__'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class S(str): pass
print(getattr(c, S('x')), c.__getattribute__('x'), object.__getattribute__(c, 'x'), type.__getattribute__(C, 'x'), C.__dict__['x'])
for i in range(200): setattr(c, f'attr{i}', i)
print(len(vars(c)), c.attr199, sum(getattr(c, f'attr{i}') for i in range(200)))
for i in range(0, 200, 2): delattr(c, f'attr{i}')
print(len(vars(c)), hasattr(c, 'attr0'), c.attr1, list(vars(c))[:4])
