import copy, copyreg
class A:
    def __init__(self): self.x=1
class S:
    __slots__=('a','b','__weakref__')
class E: pass
s=S(); s.a=3
class L(list):
    pass
l=L([1,2]); l.q=3
class D(dict): pass
class N:
    def __getnewargs_ex__(self): return (1,),{'a':2}
class I(int): pass
class T(tuple): pass
for o in (A(),s,E(),l,D(a=1),N(),I(5),T((1,2)),object(), 3, 'a', None, lambda: 1, (i for i in []), copy, 1.5, [1], {}, set(), print, A, Exception(1)):
    for p in (0,1,2,3,4):
        try:
            r=o.__reduce_ex__(p)
            print(p, type(o).__name__, [type(x).__name__ if not isinstance(x,(int,str,tuple,dict,list,type)) else x for x in r] if isinstance(r,tuple) else r)
        except Exception as e: print(p, type(o).__name__, type(e).__name__, e)
a=copy.copy(A()); print(a.x, copy.deepcopy([A()])[0].x, copy.copy(l).q, copy.copy(s).a)
print(E().__getstate__(), A().__getstate__(), s.__getstate__(), s.__reduce_ex__(2)[2])
