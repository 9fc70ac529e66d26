"""A package to import from."""
print('zoo imported as', __name__, 'package', __package__, [p.rsplit('/', 1)[-1] for p in __path__])
from . import birds
from .mammals import lion
__all__ = ['birds', 'reptiles', 'VALUE']
VALUE = 'zoo value'
_hidden = 1
visible_but_not_in_all = 2
def __getattr__(name):
    if name == 'lazy': return 'made on demand'
    raise AttributeError(f'zoo has no {name}')
