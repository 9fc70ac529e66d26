import atexit, sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n, print is not None)
atexit.register(lambda: print('atexit', a.n))
a = D('global a'); b = D('global b'); _private = D('private')
class Holder: item = D('class attribute')
def f(x=D('default')): return x
cycle = D('cycle'); cycle.me = cycle
def gen():
    try: yield
    finally: print('generator finally at exit')
g = gen(); next(g)
lst = [D('in list')]
print('end of program')
