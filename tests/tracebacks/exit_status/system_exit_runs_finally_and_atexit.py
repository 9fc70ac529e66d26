import atexit, sys
atexit.register(print, 'atexit first registered')
@atexit.register
def second(): print('atexit second'); sys.stdout.flush()
class D:
    def __del__(self): print('deleted at shutdown')
keep = D()
def f():
    try: sys.exit(4)
    finally: print('finally')
class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print('exit', t.__name__, v.code)
with CM(): f()
