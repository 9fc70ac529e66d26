class A:
    def __new__(cls, *args, **kw):
        print('new', cls.__name__, args, kw)
        return super().__new__(cls)
    def __init__(self, *args, **kw): print('init', args, kw)
class B(A):
    def __init__(self, x): super().__init__('from B', x)
A(1, k=2); B(3)
class Singleton:
    inst = None
    def __new__(cls):
        if cls.inst is None: cls.inst = super().__new__(cls)
        return cls.inst
    def __init__(self): print('init runs again')
print(Singleton() is Singleton())
class Other:
    def __new__(cls, x): return x
    def __init__(self, x): print('init of Other', type(x).__name__)
class SubOther(Other): pass
print(Other(5), type(Other(SubOther.__new__(SubOther, 'raw'))).__name__)
o = object.__new__(SubOther)
print(Other(o) is o)
class Inches(float):
    def __new__(cls, v): return super().__new__(cls, v * 2)
print(Inches(1.5), type(Inches(1)).__name__)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
print(T(1, 2), len(T()))
class NoNew: pass
class OnlyInit:
    def __init__(self, a): self.a = a
class OnlyNew:
    def __new__(cls, a): return super().__new__(cls)
class PassArgs:
    def __new__(cls, a): return super().__new__(cls, a)
class InitPass:
    def __init__(self, a): super().__init__(a)
class Returns:
    def __init__(self): return 'x'
class Returns2:
    def __init__(self): return (yield)
for source in ('NoNew(1)', 'OnlyInit()', 'OnlyInit(1, 2)', 'OnlyNew()', 'OnlyNew(1)', 'PassArgs(1)', 'InitPass(1)', 'Returns()', 'Returns2()', 'object(1)', 'object.__new__()', 'object.__new__(5)', 'object.__new__(int)', 'int.__new__()', 'int.__new__(float)', 'object().__init__(1)', 'NoNew().__init__(1)', 'list.__new__(dict)', 'tuple.__new__(list)', 'bool.__new__(int)', 'NoNew.__new__(NoNew, 1)', 'OnlyInit.__new__(OnlyInit, 1, 2) and None', 'B()', 'object.__init__(5, 6)'):
    try: print(source, '=', type(eval(source)).__name__)
    except TypeError as e: print(source, '|', e)
a = OnlyInit(1); a.__init__(2); print(a.a)
class Abstract:
    def __new__(cls, kind):
        for sub in cls.__subclasses__():
            if sub.__name__ == kind: return object.__new__(sub)
        raise ValueError(kind)
class Circle(Abstract):
    def __init__(self, kind): self.kind = kind
print(type(Abstract('Circle')).__name__, Abstract('Circle').kind)
try: Abstract('Square')
except ValueError as e: print(repr(e))
