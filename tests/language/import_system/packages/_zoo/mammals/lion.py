print('lion imported as', __name__, 'package', __package__)
from .. import birds
from ..birds import NAME as bird_name
def roar(): return f'roar from {__name__} near {bird_name}'
