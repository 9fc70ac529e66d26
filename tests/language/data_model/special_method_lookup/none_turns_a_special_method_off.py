class J:
    __add__=None
    __iter__=None
    __hash__=None
    __contains__=None
    __bool__=None
    __len__=None
    __eq__=None
    __call__=None
    __getitem__=None
    __enter__=None
    __repr__=None
    __index__=None
    __reversed__=None
    __await__=None
    __format__=None
j=J()
for src in ('j+1','1+j','iter(j)','1 in j','bool(j)','len(j)','j==1','j!=1','j()','j[0]','hash(j)','[1][j]','reversed(j)','format(j)','f"{j}"','[*j]','for x in j: pass','with j: pass','str(j)','list(j)','a,b=j','{**j}','print(*j)','int(j)'):
    try: exec(src); print(src,'ok')
    except Exception as e: print(src,type(e).__name__,e)
