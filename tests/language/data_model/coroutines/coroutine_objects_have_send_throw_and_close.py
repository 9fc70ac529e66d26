import warnings
class Step:
    def __await__(self):
        got = yield 'step'
        return got
async def c(label='c'):
    try:
        a = await Step()
        b = await Step()
        return label, a, b
    except ValueError as e: return f'caught {e}'
    finally: print('cleanup', label)
x = c()
print(type(x).__name__, x.__name__, x.__qualname__, x.cr_running, x.cr_frame.f_code.co_name, x.cr_origin)
print(x.send(None), x.send(1))
try: x.send(2)
except StopIteration as e: print(e.value)
for how in ('x.send(None)', 'x.throw(ValueError)', 'x.close()'):
    try: print(how, eval(how))
    except RuntimeError as e: print(how, '|', e)
x = c('thrown'); x.send(None)
try: x.throw(ValueError('v'))
except StopIteration as e: print(e.value)
x = c('closed'); x.send(None); x.close(); print(x.cr_frame)
x = c()
try: x.send('non-None')
except TypeError as e: print(e)
x.close()
x = c()
for bad in ('iter(x)', 'next(x)', 'list(x)', 'x[0]', 'x()', 'x + 1', '[*x]'):
    try: eval(bad)
    except TypeError as e: print(bad, '|', e)
x.close()
w = c().__await__()
print(type(w).__name__, next(w), iter(w) is w)
w.close()
async def swallow():
    try: await Step()
    except GeneratorExit: await Step()
x = swallow(); x.send(None)
try: x.close()
except RuntimeError as e: print(e)
async def stop(): raise StopIteration('leaks')
try: stop().send(None)
except RuntimeError as e: print(e, repr(e.__cause__))
import types
@types.coroutine
def old_style():
    got = yield 'from a generator'
    return got * 2
async def uses(): return await old_style()
u = uses(); print(u.send(None))
try: u.send(21)
except StopIteration as e: print(e.value)
g = old_style(); print(type(g).__name__); g.close()
async def awaits_self():
    await me
me = awaits_self()
try: me.send(None)
except ValueError as e: print(e)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    c()
    for w in caught: print(w.category.__name__, w.message)
import sys
async def chain(n): return await (chain(n - 1) if n else Step())
x = chain(30); print(x.send(None)); depth = 0; y = x
while hasattr(y, 'cr_await'): y = y.cr_await; depth += 1
print(depth)
x.close()
