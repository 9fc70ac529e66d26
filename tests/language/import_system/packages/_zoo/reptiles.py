print('reptiles imported as', __name__)
from . import birds, VALUE
from .birds import NAME as other
print(birds.NAME, VALUE, other)
