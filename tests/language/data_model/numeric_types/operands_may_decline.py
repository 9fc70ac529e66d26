class N:
    def __init__(s,v): s.v=v
    def __repr__(s): return f'N({s.v})'
class A(N):
    def __add__(s,o): print('A.add'); return NotImplemented
    def __radd__(s,o): print('A.radd'); return 'ra'
    def __eq__(s,o): print('A.eq'); return NotImplemented
    def __lt__(s,o): print('A.lt'); return NotImplemented
    def __gt__(s,o): print('A.gt'); return NotImplemented
class B(A):
    def __radd__(s,o): print('B.radd'); return 'rb'
    def __eq__(s,o): print('B.eq'); return NotImplemented
    def __gt__(s,o): print('B.gt'); return 'gt'
class C(A): pass
for a,b in ((A(1),A(2)),(A(1),B(2)),(B(1),A(2)),(A(1),C(1)),(A(1),5),(5,A(1))):
    for op in ('a+b','a==b','a!=b','a<b','a>b','a<=b','a-b'):
        try: print(op,eval(op))
        except TypeError as e: print(op,e)
class P:
    def __pow__(s,o,m=None): return ('pow',o,m)
    def __rpow__(s,o,m=None): return ('rpow',o,m)
    def __ipow__(s,o): return ('ipow',o)
    def __divmod__(s,o): return ('dm',o)
    def __rdivmod__(s,o): return ('rdm',o)
    def __matmul__(s,o): return 'mm'
    def __index__(s): return 3
    def __float__(s): return 1.5
    def __int__(s): return 7
    def __complex__(s): return 2j
    def __round__(s,n='none'): return ('round',n)
    def __trunc__(s): return 'trunc'
    def __floor__(s): return 'floor'
    def __ceil__(s): return 'ceil'
    def __abs__(s): return 'abs'
    def __invert__(s): return 'inv'
    def __bytes__(s): return b'by'
    def __contains__(s,x): return x
    def __missing__(s,k): return k
    def __length_hint__(s): return 5
p=P(); q=p
print(p**2,2**p,pow(p,2,3),divmod(p,1),divmod(1,p),p@1,[1,2,3,4][p],float(p),int(p),complex(p),round(p),round(p,2),abs(p),~p,bytes(p),5 in p,0 in p,hex(p),'%d'%p,'%f'%p,'%x'%p if 0 else '',range(p),'abcd'[:p],[0]*p,chr(p+0 if 0 else 65))
try: pow(2,p,3)
except TypeError as e: print(e)
try: pow(2,2,p)
except TypeError as e: print(e)
q**=2; print(q)
import math
print(math.floor(p),math.ceil(p),math.trunc(p))
class I:
    def __iadd__(s,o): return NotImplemented
    def __add__(s,o): return 'add'
i=I(); i+=1; print(i)
class Cmp:
    def __lt__(s,o): return 'lt'
    def __eq__(s,o): return []
print(Cmp()<1, 1>Cmp(), Cmp()==1, Cmp()!=1, sorted([Cmp(),Cmp()]) and 1, [Cmp()]==[1], Cmp() in [1])
class Str2:
    def __mod__(s,o): return 'mod'
    def __rmod__(s,o): return 'rmod'
class SS(str):
    def __rmod__(s,o): return 'SS.rmod'
    def __radd__(s,o): return 'SS.radd'
print('%s' % Str2() if 0 else '', 'a%s'%SS('x'), 'a'+SS('b'), [1]+[2], (1,)+(2,))
class LL(list):
    def __radd__(s,o): return 'LL.radd'
    def __rmul__(s,o): return 'LL.rmul'
print([1]+LL(), 2*LL([1]), LL([1])*2)
class T(tuple):
    def __add__(s,o): return 'T.add'
print(T()+(1,), (1,)+T())
try: [1]+(1,)
except TypeError as e: print(e)
try: [1]*'a'
except TypeError as e: print(e)
try: 'a'*'b'
except TypeError as e: print(e)
l=[1]; l+='ab'; l*=2; print(l)
try: l+=5
except TypeError as e: print(e)
s={1}; s|={2}; s-={1}; s^={3}; s&={3,2}; print(s)
try: s|=[1]
except TypeError as e: print(e)
d={1:1}; d|={2:2}; d|=[(3,3)]; print(d, d|{4:4})
try: d|[(1,2)]
except TypeError as e: print(e)
