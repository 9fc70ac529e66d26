import sys
import math as m, itertools
from math import pi, sqrt as root
from math import (floor,
    ceil as up,)
print(m.sqrt(4), pi, root(9), floor(2.5), up(2.5), itertools.__name__, sys.__name__)
import os.path
print(os.__name__, os.path is sys.modules['os.path'], 'path' in globals())
import os.path as p
print(p is os.path, p.join('a', 'b'))
def f():
    import math
    from itertools import chain as c
    return sorted(locals()), math is m
print(f())
class C:
    import math
    from math import e
print(C.math is m, C.e == m.e)
def errors(source):
    try:
        exec(source, {})
    except ImportError as e:
        print(source, '|', type(e).__name__, e, '|', e.name, e.path is None)
    except Exception as e:
        print(source, '|', type(e).__name__, e)
for source in ('import no_such_module', 'import math.nothing', 'from no_such import x', 'import os.nothing', 'import no.such.thing', 'from . import x', 'from .x import y', 'from .. import z', 'import sys.x.y', '__import__("")', '__import__(5)', '__import__("math", level=1)', '__import__("math", level=-1)', '__import__()'):
    errors(source)
try:
    from math import no_such_name
except ImportError as e:
    print(e.msg.split('(')[0], e.name)
print(__import__('math') is m, __import__('os.path') is os, __import__('os.path', fromlist=['join']) is os.path)
ns = {}
exec('from math import *', ns)
print('sin' in ns, '__name__' in ns)
try:
    exec('def f():\n  from math import *')
except SyntaxError as e:
    print(e.msg)
for source in ('import', 'import a.b as c.d', 'from a import', 'from a import b.c', 'from a import (b', 'from a import ()', 'from a import b,', 'import a as', 'from import a', 'import a b', 'from a import *, b', 'from a import (*)', 'import *', 'from .a import b as 1', 'import .a', 'class C: from a import *', 'from a import b c', 'from ... import a', 'from .... import a', 'import a, ', 'import (a)'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(source, '|', e.msg)
    else:
        print(source, 'compiles')
saved = sys.modules.pop('textwrap', None)
sys.modules['blocked_module'] = None
errors('import blocked_module')
class Fake: attr = 'anything can be a module'
sys.modules['fake_module'] = Fake
import fake_module
from fake_module import attr
print(fake_module is Fake, attr)
errors('from fake_module import missing')
