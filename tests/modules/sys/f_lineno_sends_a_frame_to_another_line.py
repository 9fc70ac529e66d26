import sys
out=[]
def mk(jf,jt,first):
    state={'done':False}
    def tr(frame,event,arg):
        if frame.f_code.co_name not in names: return None
        if event=='line' and not state['done'] and frame.f_lineno-first==jf:
            state['done']=True
            try:
                frame.f_lineno=first+jt
                out.append(('jumped',jf,jt,frame.f_lineno-first))
            except ValueError as e: out.append(('refused',jf,jt,str(e)))
        return tr
    return tr
names={'f1','f2','f3','f4','f5','f6'}
def f1(out):
    x = 1
    for i in range(3):
        out.append(i)
        if i == 1:
            continue
        try:
            out.append('t')
        except ValueError:
            out.append('e')
        else:
            out.append('else')
        finally:
            out.append('f')
    else:
        out.append('fe')
    with cm() as c:
        out.append('w')
    return x
def f2(out):
    try:
        out.append('a')
        raise KeyError('k')
    except KeyError as e:
        out.append(repr(e))
        out.append(sys.exc_info()[0])
    except (TypeError, OSError):
        out.append('no')
    out.append(sys.exc_info()[0])
    while True:
        out.append('w')
        break
    y = [a for a in (1,
                     2,
                     3)]
    return y
def f3(out):
    z = 5
    match z:
        case 1:
            out.append(1)
        case int(q) if q > 3:
            out.append(q)
        case _:
            out.append('_')
    del z
    out.append(
        len(
            'abc'
        )
    )
    pass
    return 3
def f4(out):
    with cm() as a, \
         cm() as b:
        out.append('in')
        try:
            with cm():
                out.append('x')
                return 7
        finally:
            out.append('fin')
    out.append('end')
class cm:
    def __enter__(self): out.append('enter'); return 1
    def __exit__(self,*a): out.append(('exit',a[0])); return False
def f5(out):
    def g():
        yield 1
        yield 2
    s = 0
    for v in g():
        s += v
    lam = lambda: (
        s)
    class C:
        a = 1
        b = 2
    out.append(lam())
    return C.a
def f6(out):
    try:
        try:
            out.append('i')
            1/0
        finally:
            out.append('f1')
    except* ZeroDivisionError as eg:
        out.append(eg.exceptions)
    out.append('after')
for f in (f1,f2,f3,f4,f5,f6):
    first=f.__code__.co_firstlineno
    n=max(l for _,_,l in f.__code__.co_lines() if l)-first
    for jf in range(1,n+1):
        for jt in range(-1,n+3):
            out.clear()
            sys.settrace(mk(jf,jt,first))
            try:
                r=f(out)
            except BaseException as e: r=(type(e).__name__,str(e))
            finally: sys.settrace(None)
            print(f.__name__,jf,jt,r,out if len(out)<60 else (len(out),out[:60]))
