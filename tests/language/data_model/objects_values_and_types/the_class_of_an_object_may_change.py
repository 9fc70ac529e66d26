class A: pass
class B: 
    def hi(s): return 'B'
a=A(); a.__class__=B; print(a.hi())
class S: __slots__=('x',)
class S2: __slots__=('x',)
class S3: __slots__=('y',)
s=S(); s.x=1; s.__class__=S2; print(s.x)
for o,c in ((s,S3),(a,S),(s,A),(1,A),(A,B),(a,int),(a,5),(object(),A),([],A),(ValueError(),A)):
    try: o.__class__=c; print('ok',c)
    except TypeError as e: print(e)
try: del a.__class__
except TypeError as e: print(e)
class Fake:
    @property
    def __class__(self): return int
print(isinstance(Fake(),int), type(Fake()), Fake().__class__)
for n,v in (('__name__',5),('__name__','a\0'),('__qualname__',5),('__module__',5),('__bases__',()),('__bases__',(int,)),('__mro__',()),('__dict__',{}),('__doc__','d'),('__abstractmethods__',5),('__class__',int),('__flags__',1)):
    try: setattr(A,n,v); print(n,'ok',getattr(A,n))
    except Exception as e: print(n,type(e).__name__,e)
for n in ('__name__','__module__','__qualname__','__doc__','__dict__','__bases__','__abstractmethods__'):
    try: delattr(B,n); print(n,'ok')
    except Exception as e: print(n,type(e).__name__,e)
try: int.foo=1
except TypeError as e: print(e)
try: del int.bit_length
except TypeError as e: print(e)
