import sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print(f'-{self.n}', end=' ')
    def __repr__(self): return f'D{self.n}'
    def __add__(self, o): print(f'{self.n}+{o.n}', end=' '); return self.n + o.n
def rebind_right():
    x = D('old'); r = x + (x := D('new')); print(r, x.n, end=' ')
def rebind_in_call():
    x = D('old')
    def f(a, b): print(a.n, b.n, end=' ')
    f(x, (x := D('new'))); print('after', end=' ')
def delete_while_held():
    x = D('held')
    def f(a, _): print('in f', a.n, end=' ')
    def g(): nonlocal x; del x
    f(x, g()); print('after', end=' ')
def list_then_rebind():
    x = D('a'); l = [x, (x := D('b')), x]; print([d.n for d in l], end=' '); l = None; print('list gone', end=' ')
def swap():
    a, b = D('a'), D('b'); a, b = b, a; print(a.n, b.n, end=' '); a = None; print('a gone', end=' ')
def chain():
    x = D('x'); y = x; x = None; print('still', y.n, end=' '); y = None
def loop():
    for x in [D(1), D(2)]: y = x
    print('loop over', end=' '); x = None; print('x gone', end=' '); y = None
def augmented():
    x = D('x'); x = [x]; x += [D('y')]; x = x[1:]; print('sliced', end=' ')
def returned():
    def f(): x = D('r'); return x
    y = f(); print(sys.getrefcount(y), end=' '); f(); print('dropped', end=' ')
def argument_dies():
    def f(a): print(sys.getrefcount(a), end=' '); a = None; print('rebound', end=' ')
    f(D('temp')); x = D('named'); f(x); print('kept', sys.getrefcount(x), end=' ')
def unbound():
    x = D('x'); del x
    try: x + print('not evaluated')
    except UnboundLocalError as e: print(e, end=' ')
def conditional(flag):
    x = D('c') if flag else None
    y = x and x.n; x = 0; print(y, end=' ')
def closure():
    x = D('cell')
    def get(): return x
    def drop(): nonlocal x; x = None
    print(get().n, end=' '); (get(), drop()); print('dropped', end=' ')
def generator():
    def g(): x = D('g'); yield x; print('resumed', end=' '); x = None; yield; 
    it = g(); v = next(it); print(sys.getrefcount(v), end=' '); v = None; next(it); print('end', end=' ')
def exception():
    try:
        x = D('x'); raise ValueError(x)
    except ValueError as e: x = None; print(sys.getrefcount(e.args[0]), end=' ')
    print('after except', end=' ')
def comprehension():
    x = D('x'); r = [x.n for x in [D('i')]]; print(r, x.n, end=' ')
def starred():
    a, *b = [D(1), D(2), D(3)]; b.pop(); print('popped', end=' '); b = a; print('rebound', end=' ')
def attribute_chain():
    class O: pass
    o = O(); o.a = O(); o.a.d = D('deep'); d = o.a.d; o = None; print('o gone', d.n, end=' ')
def default_and_kw(x=D('default')):
    def f(*, k): print(sys.getrefcount(k), end=' ')
    f(k=D('kw')); f(k=x)
def finally_order():
    try: x = D('try'); return D('result')
    finally: x = None; print('finally', end=' ')
for f in (rebind_right, rebind_in_call, delete_while_held, list_then_rebind, swap, chain, loop, augmented, returned, argument_dies, unbound, lambda: conditional(1), lambda: conditional(0), closure, generator, exception, comprehension, starred, attribute_chain, default_and_kw, finally_order):
    print(f.__name__, end=': '); f(); print()
