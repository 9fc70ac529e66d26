import builtins
import os.path
def body(*a): print('body', a)
real = builtins.__build_class__
def traced(func, name, *bases, **kw):
    print('build', name, [b.__name__ for b in bases], kw)
    return real(func, name, *bases, **kw)
builtins.__build_class__ = traced
class A: pass
class B(A, metaclass=type): x = 1
def f():
    class C(B): y = 2
    return C
print(f().__qualname__)
builtins.__build_class__ = real
for args in ((), (5,), (lambda: None,), (5, 'N'), (lambda: None, 5)):
    try: print(builtins.__build_class__(*args))
    except Exception as e: print(type(e).__name__, e)
print(builtins.__build_class__(lambda: None, 'Made', A).__mro__[1] is A)
real_import = builtins.__import__
log = []
def importer(name, globals=None, locals=None, fromlist=None, level=0):
    log.append((name, fromlist, level))
    return real_import(name, globals, locals, fromlist, level)
builtins.__import__ = importer
import sys, os.path
from sys import argv as a, path
from os import path as p
import os.path as q
try: from . import z
except ImportError as e: print(e)
builtins.__import__ = real_import
print(log)
builtins.__import__ = lambda *a, **k: 'not a module'
import anything, some.thing
print(anything, some)
try: from what import ever
except ImportError as e: print(e)
builtins.__import__ = real_import
del builtins.__import__
try: import math
except ImportError as e: print(e)
builtins.__import__ = real_import
import math
print(math.pi)
