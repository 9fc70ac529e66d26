import sys
def show(tag):
    def tr(frame,event,arg):
        if frame.f_code.co_filename!=__file__: return None
        print(tag,event,frame.f_code.co_name,frame.f_lineno-frame.f_code.co_firstlineno, arg if event in('return',) and not hasattr(arg,'__dict__') else (arg[0].__name__ if event=='exception' else ''))
        return tr
    return tr
def inner(n):
    if n:
        return inner(n-1)
    f=sys._getframe()
    while f:
        f.f_trace=show('late')
        f=f.f_back
    sys.settrace(show('glob'))
    return 5
def mid():
    x = inner(2)
    y = x + \
        1
    z = [i for i in range(2)]
    return y, z
def gen():
    a = yield 1
    b = yield 2
    return a
def outer():
    try:
        q = mid()
        g = gen()
        next(g)
        for w in g:
            pass
        {}['k']
    except KeyError:
        q2 = 2
    finally:
        q3 = 3
    return q
print(outer())
sys.settrace(None)
g=gen(); next(g)
sys.settrace(show('res'))
try: g.send(4); g.throw(ValueError('v'))
except ValueError: pass
sys.settrace(None)
def prof(frame,event,arg):
    if frame.f_code.co_filename==__file__: print('prof',event,frame.f_code.co_name,getattr(arg,'__name__',arg) if event.startswith('c_') else arg)
def p():
    sys.setprofile(prof)
    len('a')
    return 1
def p2():
    p()
    abs(-1)
    class K:
        def __init__(self): self.a=1
    k=K()
    return sorted([2,1],key=lambda v:v)
p2()
sys.setprofile(None)
