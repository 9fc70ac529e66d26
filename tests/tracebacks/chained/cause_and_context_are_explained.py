import traceback
def context():
    try: {}['k']
    except KeyError: 1 / 0
def cause():
    try: int('x')
    except ValueError as e: raise RuntimeError('wrapped') from e
def suppressed():
    try: {}['k']
    except KeyError: raise RuntimeError('alone') from None
def explicit(): raise ValueError('v') from KeyError('never raised')
def triple():
    try: context()
    except ZeroDivisionError as e: raise TypeError('third') from e
def in_finally():
    try: raise ValueError('first')
    finally: raise KeyError('in finally')
def reraise():
    try: cause()
    except RuntimeError: raise
def loop():
    a, b = ValueError('a'), ValueError('b')
    a.__cause__, b.__cause__ = b, a
    raise a
class CM:
    def __enter__(self): pass
    def __exit__(self, *a): raise OSError('in exit')
def with_():
    with CM(): raise LookupError('in body')
def gen():
    try: yield 1
    finally: raise KeyError('cleanup')
def generator():
    for x in gen(): raise ValueError('while iterating')
for f in (context, cause, suppressed, explicit, triple, in_finally, reraise, loop, with_):
    try: f()
    except Exception: traceback.print_exc()
try: triple()
except TypeError as e: raise SystemError('uncaught at last') from e
