import contextlib as cl, io, sys
@cl.contextmanager
def cm(name, swallow=False):
    print('enter', name)
    try: yield name.upper()
    except ValueError as e:
        print('caught', e)
        if not swallow: raise
    finally: print('exit', name)
with cm('a') as x: print(x)
with cm('s', swallow=True): raise ValueError('swallowed')
try:
    with cm('r'): raise ValueError('out')
except ValueError as e: print('outside', e)
try:
    with cm('k'): raise KeyError('other')
except KeyError as e: print('outside', e)
@cm('deco')
def f(x): print('in f', x); return x
print(f(1), f(2), f.__name__)
@cl.contextmanager
def none():
    if False: yield
@cl.contextmanager
def twice(): yield 1; yield 2
@cl.contextmanager
def stop(): yield; raise StopIteration('s')
for bad in (none, twice, stop):
    try:
        with bad(): print('body')
    except RuntimeError as e: print(bad.__name__, e)
try:
    with twice(): raise ValueError('v')
except ValueError as e: print(e)
with cl.ExitStack() as st:
    print([st.enter_context(cm(n)) for n in 'xy']); st.callback(print, 'callback', end='!\n'); st.push(lambda *a: print('pushed', a[0])); 
with cl.ExitStack() as st: st.push(lambda *a: True); raise KeyError('suppressed by the stack')
try:
    with cl.ExitStack() as st: st.callback(lambda: 1 / 0); raise KeyError('body')
except ZeroDivisionError as e: print(e, repr(e.__context__))
st = cl.ExitStack(); st.callback(print, 'popped'); moved = st.pop_all(); st.close(); moved.close()
with cl.suppress(KeyError, IndexError): {}['x']
with cl.suppress(): print('nothing suppressed')
with cl.redirect_stdout(io.StringIO()) as o: print('hidden')
print(repr(o.getvalue()))
class Closes:
    def close(self): print('closed')
with cl.closing(Closes()) as c: print(type(c).__name__)
with cl.nullcontext(5) as n: print(n)
class D(cl.ContextDecorator):
    def __enter__(self): print('D enter'); return self
    def __exit__(self, *a): print('D exit')
@D()
def g(): return 'g'
print(g())
class A(cl.AbstractContextManager):
    def __exit__(self, *a): return None
with A() as a: print(isinstance(a, cl.AbstractContextManager))
@cl.asynccontextmanager
async def acm():
    print('async enter')
    try: yield 'av'
    finally: print('async exit')
async def use():
    async with acm() as v: print(v)
    async with cl.AsyncExitStack() as s: print(await s.enter_async_context(acm()))
try: use().send(None)
except StopIteration: print('done')
for source in ('cm()', 'cl.ExitStack().enter_context(5)', 'cl.contextmanager(5)()', 'cl.closing(5).__exit__()', 'cl.AbstractContextManager()', 'cl.suppress(5).__exit__(KeyError, 1, None)'):
    try: print(source, eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
