import builtins
import os.path
print(builtins.len is len, __builtins__ is builtins, builtins.__name__)
builtins.my_builtin = 'added'
print(my_builtin)
my_builtin = 'global hides it'
print(my_builtin)
del my_builtin
print(my_builtin)
del builtins.my_builtin
try: my_builtin
except NameError as e: print(e)
saved = builtins.len
builtins.len = lambda x: 'patched'
print(len([1]))
builtins.len = saved
print(len([1]))
def f(): return abs(-5)
print(f())
abs = lambda x: 'global abs'
print(f())
del abs
print(f())
def hot(n):
    total = 0
    for i in range(n):
        if i == 50: globals()['pow'] = lambda a, b: 1000
        if i == 80: del globals()['pow']
        total += pow(i, 1)
    return total
print(hot(100))
ns = {'__builtins__': {'print': print}}
exec('print("restricted")', ns)
for source in ('len([])', 'import sys', 'class C: pass', 'open("/dev/null")', '__import__("sys")', 'x = [i for i in (1, 2)]', 'try:\n  1/0\nexcept ZeroDivisionError: pass', 'assert 0'):
    try: exec(source, ns)
    except BaseException as e: print(repr(source), '|', type(e).__name__, e)
    else: print(repr(source), 'ran')
ns = {}
exec('', ns)
print(ns['__builtins__'] is builtins.__dict__ or ns['__builtins__'] is builtins)
def make(): exec('def g(): return len("abc")', ns2); return ns2['g']
ns2 = {'__builtins__': {'len': lambda s: 'custom'}}
print(make()())
print(make().__builtins__['len']('x'), f.__builtins__ is builtins.__dict__)
builtins.__build_class__, saved = (lambda *a, **k: ('built', a[1])), builtins.__build_class__
class X: pass
builtins.__build_class__ = saved
print(X)
real_import = builtins.__import__
def fake(name, globals=None, locals=None, fromlist=(), level=0):
    print('import', name, fromlist, level)
    return real_import(name, globals, locals, fromlist, level)
builtins.__import__ = fake
import math, os.path as p
from math import pi
builtins.__import__ = real_import
print(sorted(n for n in dir(builtins) if n[0] == '_'))
print(len(dir(builtins)), [n for n in dir(builtins) if n[0].islower()])
