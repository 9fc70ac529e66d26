import sys
import _zoo
import _zoo
import _zoo.mammals.lion
from _zoo.mammals import lion as l
print(l is _zoo.mammals.lion, l.roar(), _zoo.birds.NAME, _zoo.__doc__)
print(sorted(m for m in sys.modules if m.startswith('_zoo')))
print(_zoo.lazy)
from _zoo import lazy
print(lazy)
try:
    from _zoo import absent
except ImportError as e: print(str(e).split(' (/')[0], e.name)
try: _zoo.absent
except AttributeError as e: print(e)
try: import _zoo.absent
except ModuleNotFoundError as e: print(e, e.name)
try: import _zoo.birds.deeper
except ModuleNotFoundError as e: print(e, e.name)
for _ in range(2):
    try: import _zoo.broken
    except ValueError as e: print(e, '_zoo.broken' in sys.modules, hasattr(_zoo, 'broken'))
ns = {}
exec('from _zoo import *', ns)
print(sorted(k for k in ns if not k.startswith('__')))
from _zoo import reptiles
print(_zoo.__name__, _zoo.__package__, _zoo.mammals.__package__, _zoo.birds.__package__, _zoo.__spec__.name, _zoo.__spec__.parent, _zoo.birds.__spec__.parent, _zoo.__file__.endswith('_zoo/__init__.py'), _zoo.__spec__.submodule_search_locations == _zoo.__path__)
del sys.modules['_zoo.birds']
import _zoo.birds as again
print(again is _zoo.birds)
