print('mammals imported as', __name__, 'parent', __package__.rpartition('.')[0])
from ..birds import NAME
from . import lion
