class A:
    def who(self): return __class__.__name__
    def sup(self): return super().__repr__()[:10]
class B(A):
    def who(self): return 'B over ' + super().who()
    @classmethod
    def cm(cls): return __class__, cls
    @staticmethod
    def st(): return __class__
    lam = lambda self: super().who()
    def nested(self):
        def inner(): return __class__.__name__
        return inner(), [__class__.__name__ for _ in 'a']
    def gen(self): yield super().who()
class C(B): pass
c = C()
print(c.who(), c.cm()[0] is B, c.cm()[1] is C, c.st() is B, c.lam(), c.nested(), list(c.gen()))
def outside(self): return super().who()
B.outside = outside
try: c.outside()
except RuntimeError as e: print(e)
class D(A):
    def no_args(): return super()
    def deleted(self):
        del self
        return super()
    def comp(self): return [super().who() for _ in 'a']
    def explicit(self): return super(D, self).who()
    def rebind(self, other):
        self = other
        return super().who()
for call in ('D.no_args()', 'D().deleted()', 'D().comp()', 'D().explicit()', 'D().rebind(D())', 'D().rebind(5)', 'super()', 'super(5)', 'super(D, 5)', 'super(D, A())', 'super(D, D).who(D())', 'super(D, D()).missing', 'super(D).who', 'super(1, 2, 3)', 'super(D, x=1)', 'super(A, D()).who()'):
    try: print(call, '=', eval(call))
    except Exception as e: print(call, '|', type(e).__name__, e)
class Forget(type):
    def __new__(m, n, b, ns):
        ns.pop('__classcell__', None)
        return super().__new__(m, n, b, ns)
try:
    class E(metaclass=Forget):
        def f(self): return __class__
except RuntimeError as e: print(e)
else: print('no error without a cell')
class Wrong(type):
    def __new__(m, n, b, ns):
        ns['__classcell__'] = 5
        return super().__new__(m, n, b, ns)
try:
    class F(metaclass=Wrong): pass
except TypeError as e: print(e)
s = super(B, c)
print(s.__thisclass__.__name__, s.__self__ is c, s.__self_class__.__name__, type(s).__name__, s.who())
u = super(B); print(u.__self__, u.__get__(c).who(), u.__self_class__)
class Top: x = 'top'
class Left(Top):
    @property
    def x(self): return 'left ' + super().x
class Right(Top):
    @property
    def x(self): return 'right ' + super().x
class Bottom(Left, Right):
    @property
    def x(self): return 'bottom ' + super().x
print(Bottom().x)
class G:
    def set(self):
        super().attr = 1
try: G().set()
except AttributeError as e: print(e)
