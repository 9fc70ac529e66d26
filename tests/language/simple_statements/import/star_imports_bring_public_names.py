import sys, types
def module(name, **names):
    m = types.ModuleType(name)
    vars(m).update(names)
    sys.modules[name] = m
module('plain', a=1, _b=2, __c__=3, C=4)
from plain import *
print(a, C, '_b' in globals(), '__c__' in globals())
module('listed', a='listed a', _b='private but listed', c='not listed', __all__=['a', '_b'])
from listed import *
print(a, _b, 'c' in globals())
module('tuple_all', x=1, __all__=('x',))
from tuple_all import *
print(x)
for name, names in (('missing', dict(__all__=['gone'])), ('number', dict(__all__=[5])), ('not_iterable', dict(__all__=5)), ('string', dict(__all__='ab', a=7, b=8)), ('empty', dict(__all__=[], a='never'))):
    module(name, **names)
    try: exec(f'from {name} import *'); print(name, 'ok', a)
    except Exception as e: print(name, '|', type(e).__name__, e)
class Lazy(types.ModuleType):
    __all__ = ['made']
    def __getattr__(self, n):
        if n == 'made': return 'by getattr'
        raise AttributeError(n)
sys.modules['lazy'] = Lazy('lazy')
from lazy import *
print(made)
ns = {}
exec('from math import *\nfrom itertools import *', ns)
print(sorted(k for k in ns if k.startswith('c')))
for source in ('def f():\n from plain import *', 'class X:\n from plain import *', 'lambda: (from plain import *)', 'if 1:\n from plain import *\nprint("in a block", C)'):
    try: exec(source)
    except SyntaxError as e: print(repr(source), '|', e.msg)
class NoDict: a = 'from a class'
sys.modules['no_dict'] = NoDict
try: exec('from no_dict import *'); print('class imported', a)
except Exception as e: print(type(e).__name__, e)
sys.modules['no_dict'] = 5
try: exec('from no_dict import *')
except Exception as e: print(type(e).__name__, e)
