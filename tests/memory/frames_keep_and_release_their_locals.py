import sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def fail():
    x = D('in failing frame'); raise ValueError('v')
try: fail()
except ValueError as e: tb = e.__traceback__; print('held by the traceback')
tb = None; print('released')
try: fail()
except ValueError as e: saved = e
print('saved'); saved.__traceback__ = None; print('traceback dropped'); del saved
def frame_holder(): y = D('held by frame'); return sys._getframe()
f = frame_holder(); print(sorted(f.f_locals)); f.clear(); print('cleared'); del f
def gen():
    z = D('gen local')
    try: yield 1
    finally: print('gen finally')
g = gen(); next(g); fr = g.gi_frame; g.close(); print('closed', sorted(fr.f_locals)); del fr
def nested():
    a = D('outer local')
    def inner(): b = D('inner local'); 1 / 0
    try: inner()
    except ZeroDivisionError: print('handled')
    print('still in nested')
nested()
def rebind():
    for i in range(2): v = D(f'v{i}')
    del v; print('v deleted')
    w = D('w'); w = w.n; print('rebound to', w)
rebind()
def star(*a, **k): print(len(a), len(k))
star(D('pos'), k=D('kw')); print('called')
def default(x=D('default value')): return x.n
print(default()); default.__defaults__ = None; print('defaults dropped')
def locs(): q = D('q'); d = locals(); del q; print('deleted from frame'); d.clear(); print('cleared dict')
locs()
def early(flag):
    r = D('early'); 
    if flag: return 'left'
    s = D('s'); return 'end'
print(early(1)); print(early(0))
def try_finally():
    t = D('t')
    try: return t.n
    finally: del t; print('finally')
print(try_finally())
class C:
    def m(self): return D('method temp').n
print(C().m()); lst = [D('x')]; print([x.n for x in lst]); lst = None
def recursion(n): d = D(n); return recursion(n - 1) if n else None
recursion(2)
exec('e = D("in exec namespace")', {'D': D}); print('exec done'); eval('D("eval temp")'); print('eval done')
