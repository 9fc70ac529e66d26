class I:
    def __len__(s): return s.v
    def __bool__(s): return s.b
for v in (-1,'a',2**70,1.5,True,None):
    i=I(); i.v=v
    try: print(len(i))
    except Exception as e: print(type(e).__name__,e)
    i.b=v
    try: print(bool(i))
    except Exception as e: print(type(e).__name__,e)
class R:
    def __repr__(s): return 5
    def __str__(s): return 5
    def __format__(s,x): return 5
    def __bytes__(s): return 5
    def __iter__(s): return 5
    def __next__(s): return 5
    def __index__(s): return 'a'
    def __int__(s): return 'a'
    def __float__(s): return 'a'
    def __complex__(s): return 'a'
    def __hash__(s): return 'a'
    def __contains__(s,x): return 'a'
    def __len__(s): return 'a'
    def __dir__(s): return 5
    def __enter__(s): pass
    def __length_hint__(s): return 'a'
    def __reversed__(s): return 5
    def __round__(s,n=None): return 'r'
    def __call__(s): return 'c'
    def __instancecheck__(s,x): return 'yes'
    def __subclasscheck__(s,x): return []
r=R()
for src in ('repr(r)','str(r)','format(r)','bytes(r)','iter(r)','next(r)','[1][r]','int(r)','float(r)','complex(r)','hash(r)','5 in r','len(r)','dir(r)','list(r)','reversed(r)','round(r)','r()','isinstance(1,r)','issubclass(int,r)','bool(r)','range(r)','"%d"%r','"%s"%r','f"{r}"','{r}','[*r]','(*r,)','{**r}','max(r)','sum(r)','a,b=r' if 0 else '0','[1,2][r:]','"a"*r','bin(r)','chr(r)','r+1','-r','r[0]','r.x','del_'):
    try: print(src,eval(src))
    except Exception as e: print(src,type(e).__name__,e)
