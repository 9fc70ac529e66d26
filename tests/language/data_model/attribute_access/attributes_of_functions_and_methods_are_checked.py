def f(a,b=2,*c,d,e=5,**g): 'doc'
f.attr=1; print(f.__dict__, f.__name__, f.__qualname__, f.__defaults__, f.__kwdefaults__, f.__doc__, f.__module__, f.__code__.co_varnames)
f.__defaults__=(9,); f.__kwdefaults__={'d':1}; print(f(1) if 0 else f.__defaults__)
for n,v in (('__name__',1),('__defaults__',1),('__kwdefaults__',1),('__code__',1),('__dict__',1),('__closure__',1),('__globals__',1),('__annotations__',1),('__qualname__',None),('__doc__',3),('__module__',4)):
    try: setattr(f,n,v); print(n,'ok')
    except Exception as e: print(n,type(e).__name__,e)
for n in ('__name__','__defaults__','__kwdefaults__','__code__','__dict__','__annotations__','__doc__','attr','__module__','nope'):
    try: delattr(f,n); print('del',n,'ok')
    except Exception as e: print('del',n,type(e).__name__,e)
class C:
    def m(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
c=C(); m=c.m
print(m.__self__ is c, m.__func__ is C.m, m==c.m, m is c.m, hash(m)==hash(c.m), m.__name__, m.__doc__, C.c.__self__, C.__dict__['s'].__func__, C.__dict__['c'].__wrapped__)
try: m.x=1
except AttributeError as e: print(e)
m.__func__.x=5; print(m.x)
import types
print(types.MethodType(len,[1,2])())
for a in ((1,2),(len,None),()):
    try: types.MethodType(*a)
    except TypeError as e: print(e)
print(repr(C.m)[:15], repr(m)[:20], repr(C.c)[:20], repr(len), repr([].append)[:30], repr(list.append), repr(int.__add__), repr((1).__add__)[:30], repr(int.from_bytes), repr(C.__dict__['s'])[:25], repr(type.__dict__['__name__']) if 0 else '', repr(int.real), repr(types.FunctionType.__code__), repr(C.__dict__), sep='\n') if 0 else print(repr(len), repr(list.append), repr(int.__add__), repr(int.from_bytes), repr(int.real), repr(types.FunctionType.__code__), repr(type.__dict__['__mro__']))
print(int.__add__(1,2), int.__dict__['from_bytes'].__get__(None,int), list.append.__get__([],list).__self__, str.__dict__['maketrans'])
    try: r=eval(src); print(src,r if not isinstance(r,list) or len(r)<5 else 'long')
    except Exception as e: print(src,type(e).__name__,e)
