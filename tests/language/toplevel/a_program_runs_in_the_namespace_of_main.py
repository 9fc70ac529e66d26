"""The module docstring."""
import sys
print(__name__, __doc__, sys.modules['__main__'].__dict__ is globals())
print(sorted(k for k in globals() if not k.startswith('_')))
x: int = 1
print(__annotations__)
def f(): return g()
def g(): return 'defined later'
print(f())
if x: y = 2
print(vars() is globals(), 'y' in vars())
__name__ = 'renamed'
print(__name__)
class C: pass
print(C.__module__, f.__module__)
