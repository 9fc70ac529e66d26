import functools
@functools.lru_cache(5)
def f(): pass
print(f.__dict__)
import re
