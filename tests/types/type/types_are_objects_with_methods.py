class A:
    x = 1
    def m(self): pass
class B(A): pass
print(type(A), type(A()), type(5), type(type), type(None), A.__class__, A.__base__, B.__bases__, type.__base__, A.__basicsize__ > 0, A.__itemsize__, int.__itemsize__ > 0, A.__weakrefoffset__ > 0, A.__flags__ & (1 << 10) != 0, A.__dictoffset__ != 0)
print(A.__subclasses__(), B.__mro__, B.mro(), A.__instancecheck__(B()), A.__subclasscheck__(B), issubclass(B, A), A.__name__, A.__qualname__, A.__module__, A.__doc__, int.__module__, A.__text_signature__, type(A.__dict__).__name__, sorted(k for k in A.__dict__ if not k.startswith('__')))
A.y = 2; print(B.y, A().y); B.y = 3; print(A.y, B.y); del B.y; print(B.y); setattr(A, 'z', 9); print(B().z); del A.z
for source in ('A.__dict__["x"] = 1', 'del A.nope', 'int.x = 1', 'del int.bit_length', 'A.__name__ = ""', 'del A.__name__', 'del A.__module__', 'del A.__bases__', 'A.__class__ = int', 'A()()', 'A[0]', 'A + A', 'A < B', 'len(A)', 'iter(A)', 'type(1, 2)', 'type("X", (), {}, 4, 5)', 'type.__call__()', 'type.__new__(type)', 'type.__new__(int, "a", (), {})', 'type.mro(5)', 'A.mro(1)', 'type.__subclasses__(5)', 'A.__abstractmethods__', 'A.__abstractmethods__ = {"x"}; A()', 'A.__abstractmethods__ = set(); A()', 'hash(A) == hash(A)', 'A == A', 'A is type(A())', '{A: 1}[A]', 'A | None', 'type.__or__(int, str)', 'type.__dict__["__doc__"].__get__(A)', 'type.__getattribute__(A, "x")', 'type.__setattr__(A, "w", 5)', 'type.__setattr__(int, "w", 5)', 'type(A).__name__', 'A.__prepare__("n", ())', 'type.__prepare__(5)', 'A.__dir__()', 'A.__call__()' , 'A.__init_subclass__()', 'A.__sizeof__() > 0', 'object.__class__.__class__', 'type.__basicsize__ > 0', 'A.__repr__()', 'type.__repr__(A)', 'A.__hash__()', 'A.__eq__(1)'):
    try:
        r = exec(source) if ' = ' in source.replace('==', '') or source.startswith('del') else eval(source)
        print(source, '=', type(r).__name__ if ' object at ' in repr(r) or source == 'A.__dir__()' else r)
    except Exception as e: print(source, '|', type(e).__name__, e)
print([c.__name__ for c in (int, float, str, bytes, list, tuple, dict, set, type(None), type(len), type(lambda: 0), type(A.m), type(A().m), type(x for x in ()), type(iter([])), type(...), type(NotImplemented), type({}.keys()), type(range(1)), type(slice(1)), type(compile('1', 's', 'eval')), type(A.__dict__), type(property()), type(int.real), type(int.__add__), type((1).__add__), type(list[int]), type(int | str), type(zip()), type(super(A)))])
n = type('Dynamic', (A,), {'v': lambda self: self.x, '__repr__': lambda self: 'dyn'}); print(n(), n().v(), n.__name__, [n()], isinstance(n(), A))
