import sys, types
m = types.ModuleType('made_by_hand'); m.x = 1
sys.modules['made_by_hand'] = m
import made_by_hand
from made_by_hand import x
print(made_by_hand is m, x)
sys.modules['hidden'] = None
try: import hidden
except ModuleNotFoundError as e: print(e, e.name)
sys.modules['pkg'] = p = types.ModuleType('pkg')
sys.modules['pkg.sub'] = s = types.ModuleType('pkg.sub')
p.__path__ = []
import pkg.sub
print(hasattr(pkg, 'sub'))
from pkg import sub
print(sub is s)
try: import pkg.other
except ModuleNotFoundError as e: print(e)
try: import made_by_hand.child
except ModuleNotFoundError as e: print(e)
sys.modules['number'] = 5
import number
print(number)
try: from number import real, nothing
except ImportError as e: print(e)
import math
first = math
del sys.modules['math']
import math
print(math is first, math.pi == first.pi)
import importlib
print(importlib.import_module('made_by_hand') is m, __import__('made_by_hand') is m)
import textwrap
textwrap.marker = 1
same = importlib.reload(textwrap)
print(same is textwrap, textwrap.marker)
for bad in (5, types.ModuleType('nowhere')):
    try: importlib.reload(bad)
    except Exception as e: print(type(e).__name__, str(e))
