import _zoo.mammals.lion
import sys
def attempt(source, **ns):
    try: exec(source, ns)
    except Exception as e: print(source, ns.get('__package__'), ns.get('__name__'), '|', type(e).__name__, e)
    else: print(source, 'ok', sorted(k for k in ns if k[0] != '_'))
attempt('from . import x')
attempt('from . import birds', __package__='_zoo')
attempt('from .birds import NAME', __package__='_zoo')
attempt('from .mammals import lion', __name__='_zoo.anything')
attempt('from .lion import roar', __name__='_zoo.mammals', __path__=[])
attempt('from .. import birds', __package__='_zoo.mammals')
attempt('from ... import birds', __package__='_zoo.mammals')
attempt('from . import x', __package__='')
attempt('from . import x', __package__=5)
attempt('from . import x', __package__='not_loaded_package')
attempt('from .nothing import x', __package__='_zoo')
import importlib
print(importlib.import_module('.birds', '_zoo').NAME, importlib.import_module('_zoo.mammals.lion').roar())
for args in (('.birds',), ('..x', '_zoo'), ('',), ('_zoo.no',)):
    try: importlib.import_module(*args)
    except Exception as e: print(args, type(e).__name__, e)
