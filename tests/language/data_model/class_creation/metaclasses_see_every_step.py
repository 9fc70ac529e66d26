class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print('prepare', name, [b.__name__ for b in bases], kw)
        return {'from_prepare': 1}
    def __new__(mcls, name, bases, ns, **kw):
        print('new', name, sorted(k for k in ns if not k.startswith('__')), kw)
        ns['added'] = len(ns)
        return super().__new__(mcls, name, bases, dict(ns))
    def __init__(cls, name, bases, ns, **kw):
        print('init', name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print('call', cls.__name__, a, k)
        return super().__call__(*a, **k)
    def __len__(cls): return 7
    def __iter__(cls): return iter('ab')
    def __getitem__(cls, i): return f'{cls.__name__}[{i}]'
    def __instancecheck__(cls, o): return o == 'instance'
    def __subclasscheck__(cls, c): return c is int
    def __repr__(cls): return f'<{cls.__name__}>'
    @property
    def prop(cls): return 'meta property'
    def method(cls): return f'meta method of {cls.__name__}'
class A(metaclass=Meta, opt=1):
    print('body', from_prepare)
    x = 1
class B(A): y = 2
a = A()
print(len(A), list(A), A[0], isinstance('instance', A), isinstance(5, A), issubclass(int, A), A, A.prop, B.method(), type(B), A.from_prepare)
print(isinstance(a, A), type(a) is A)
for source in ('a.prop', 'a.method', 'len(a)', 'a[0]'):
    try: eval(source)
    except (AttributeError, TypeError) as e: print(source, '|', type(e).__name__)
class M2(type): pass
class M3(Meta): pass
class D(metaclass=M2): pass
try:
    class E(A, D): pass
except TypeError as e: print(e)
class F(A, metaclass=M3): pass
print(type(F))
class G(A, metaclass=type): pass
print(type(G).__name__)
def func_meta(name, bases, ns, **kw): return (name, bases, sorted(k for k in ns if k[0] != '_'), kw)
class H(metaclass=func_meta, k=1): z = 1
print(H)
class BadPrepare(type):
    @classmethod
    def __prepare__(m, n, b): return 5
try:
    class I(metaclass=BadPrepare): pass
except TypeError as e: print(e)
class Log(dict):
    def __setitem__(self, k, v):
        if not k.startswith('__'): print('define', k)
        super().__setitem__(k, v)
class Logged(type):
    @classmethod
    def __prepare__(m, n, b): return Log()
class J(metaclass=Logged):
    p = 1
    def q(self): pass
    p = 2
class Counting(dict):
    def __missing__(self, k):
        if k.startswith('__') or k == 'print': raise KeyError(k)
        self[k] = v = len([x for x in self if not x.startswith('__')])
        return v
class Enumish(type):
    @classmethod
    def __prepare__(m, n, b): return Counting()
class Colors(metaclass=Enumish): RED; GREEN; BLUE; print(RED, BLUE)
print(Colors.GREEN)
import types
N = types.new_class('N', (A,), {'metaclass': Meta}, lambda ns: ns.update(w=5))
print(N.w, types.resolve_bases((int,)), types.prepare_class('P', (A,))[0])
