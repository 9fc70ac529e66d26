class A:
    x = 'class x'
    def __init__(self): self.y = 'instance y'
    def __getattribute__(self, n):
        print('getattribute', n, end='; ')
        return super().__getattribute__(n)
    def __getattr__(self, n):
        print('getattr', n, end='; ')
        if n.startswith('v_'): return n.upper()
        raise AttributeError(f'A has no {n}')
    def __setattr__(self, n, v):
        print('setattr', n, v, end='; ')
        super().__setattr__(n, v)
    def __delattr__(self, n):
        print('delattr', n, end='; ')
        super().__delattr__(n)
    def __dir__(self): return ['z', 'a', 'm']
a = A(); print()
print(a.x); print(a.y); print(a.v_1)
try: a.missing
except AttributeError as e: print(e, e.name, e.obj is a)
a.new = 1; print(a.new); del a.new; print()
try: del a.new
except AttributeError as e: print(e)
print(dir(a), hasattr(a, 'v_q'), hasattr(a, 'nope'), getattr(a, 'nope', 'dflt'))
setattr(a, 'via', 2); delattr(a, 'via'); print(vars(a))
len_ = a.__class__; print(len_.__name__)
class Raises:
    def __getattribute__(self, n): raise AttributeError('from getattribute')
    def __getattr__(self, n): return f'rescued {n}'
print(Raises().anything)
class RaisesOther:
    def __getattribute__(self, n): raise ValueError(n)
    def __getattr__(self, n): return 'not reached'
for source in ('RaisesOther().x', 'hasattr(RaisesOther(), "x")', 'getattr(RaisesOther(), "x", 1)', 'getattr(a, 5)', 'hasattr(a, 5)', 'setattr(a, 5, 1)', 'delattr(a, 5)', 'getattr(a)', 'getattr(object(), "nope")', 'setattr(object(), "x", 1)', 'delattr(object(), "x")', 'setattr(1, "real", 2)', 'vars(1)', 'vars(object())', 'setattr(int, "x", 1)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class PropRaises:
    @property
    def p(self): raise AttributeError('inside the property')
    def __getattr__(self, n): return f'getattr got {n}'
print(PropRaises().p)
class NoSpecial:
    def __getattr__(self, n): print('asked', n); return lambda *a: 5
try: len(NoSpecial())
except TypeError as e: print(e)
print(NoSpecial().__len__())
class Meta(type):
    def __getattr__(cls, n): return f'meta {n}'
class M(metaclass=Meta): pass
print(M.dynamic)
try: M().dynamic
except AttributeError as e: print(e)
