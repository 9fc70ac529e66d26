class Finalizer:
    def __call__(self): raise ValueError('in del')
    def __repr__(self): return 'Finalizer()'
class D:
    __del__ = Finalizer()
def f():
    d = D()
f()
print('continues')
import sys
sys.unraisablehook = lambda u: print('hook:', u.exc_type.__name__, u.exc_value, u.err_msg, getattr(u.object, '__name__', u.object))
f()
class W: pass
import weakref
def callback(r): raise KeyError('in callback')
w = W(); r = weakref.ref(w, callback); del w
