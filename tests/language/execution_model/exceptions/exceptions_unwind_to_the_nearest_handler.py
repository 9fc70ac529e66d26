def a(): b()
def b():
    try: c()
    except KeyError: print('not this one')
    finally: print('b finally')
def c(): d()
def d(): raise ValueError('from d')
try: a()
except ValueError as e:
    print(e)
    tb, names = e.__traceback__, []
    while tb: names.append(tb.tb_frame.f_code.co_name); tb = tb.tb_next
    print(names)
def handler_depth(n):
    if n == 0: raise LookupError('deep')
    try: handler_depth(n - 1)
    except LookupError as e:
        if n % 2: raise ValueError(n) from e
        raise
    except ValueError as e:
        e.args += (n,)
        raise
try: handler_depth(5)
except Exception as e:
    while e: print(repr(e)); e = e.__cause__
def gen():
    try: yield 1
    except ValueError as e: print('inside', e); yield 2
g = gen(); next(g); print(g.throw(ValueError('into')))
class Carrier(Exception):
    def __init__(self, **data): super().__init__(data); self.data = data
try: raise Carrier(code=5)
except Carrier as e: print(e.data, e.args, e)
for f in (lambda: [][1], lambda: {}['k'], lambda: int('x'), lambda: 1 / 0, lambda: None.x, lambda: undefined, lambda: 'a' + 1, lambda: next(iter([])), lambda: [].pop(), lambda: open('/nonexistent'), lambda: ''.encode('nope'), lambda: b'\xff'.decode(), lambda: chr(-1), lambda: float('y'), lambda: (1).__getattr__, lambda: exec('1 +'), lambda: __import__('nope'), lambda: [1].remove(2), lambda: {}.popitem(), lambda: set().pop(), lambda: 10.0 ** 1000, lambda: '{}'.format(), lambda: '%d' % 'x', lambda: bytes([256]), lambda: eval('('), lambda: object.__new__(int)):
    try: f()
    except Exception as e: print(type(e).__mro__[0].__name__, [k.__name__ for k in type(e).__mro__[1:-3]], e)
i = 0
def flaky():
    global i
    i += 1
    if i < 3: raise TimeoutError(i)
    return i
while True:
    try: print('got', flaky()); break
    except TimeoutError as e: print('retry', e)
