class K:
    def __init__(s,n): s.n=n
    def __hash__(s): return 1
    def __eq__(s,o): 
        if clear: d.clear()
        return s.n==o.n
clear=False
d={K(1):1,K(2):2}; clear=True
try: print(d.get(K(2)))
except Exception as e: print(type(e).__name__,e)
d={}; clear=False
for i in range(5): d[K(i)]=i
clear=True
try: d[K(3)]=9
except Exception as e: print(type(e).__name__,e)
print(len(d))
class L:
    def __eq__(s,o): l.clear(); return False
l=[L() for _ in range(5)]
print(L() in l, l)
l=[L() for _ in range(5)]
try: print(l.index(5))
except ValueError as e: print(e)
l=[L() for _ in range(5)]
print(l.count(1), l)
l=[L(),L()]; 
try: l.remove(3)
except ValueError as e: print(e)
l=[1,2,3]
class I:
    def __index__(s): l.clear(); return 1
l=[1,2,3]
try: l[I()]
except IndexError as e: print(e)
l=[1,2,3]; l[I():2]=[9]; print(l)
l=[1,2,3]
try: l.insert(I(),5); print(l)
except Exception as e: print(e)
l=[1,2,3]
try: print(l.pop(I()))
except IndexError as e: print(e)
l=[1,2,3]; print(l*I(), l)
class It:
    def __iter__(s): l.clear(); return iter([7,8])
l=[1,2,3]; l[1:2]=It(); print(l)
l=[1,2,3]; l.extend(It()); print(l)
l=[1,2,3]; l[:]=l; print(l); l.extend(l); print(l); l[1:3]=l; print(l)
class S:
    def __lt__(s,o): l.append(1); return True
l=[S(),S(),S()]
try: l.sort()
except ValueError as e: print(e, len(l))
s={1,2,3}
class H:
    def __hash__(s_): return 1
    def __eq__(s_,o): s.clear(); return False
s={1,2,3}
print(H() in s, s)
s={1,2,3}; s.add(H()); print(len(s))
b=bytearray(b'abc')
class BI:
    def __index__(s): b.clear(); return 1
try: b[BI()]=5
except IndexError as e: print(e)
b=bytearray(b'abc'); b[BI():2]=b'zz'; print(b)
m=memoryview(bytearray(b'abc'))
try: m.obj.append(1)
except BufferError as e: print(e)
class Str(str):
    def __eq__(s,o): raise ValueError('eq')
    __hash__=str.__hash__
try: {'a':1}[Str('a')]
except ValueError as e: print(e)
class D(dict):
    def __getitem__(s,k): return 'sub'
    def keys(s): return ['zz']
print(dict(D(a=1)), {**D(a=1)}, '%(a)s'%D(a=1), '{a}'.format_map(D()), 'a'.join(D(b=1)))
