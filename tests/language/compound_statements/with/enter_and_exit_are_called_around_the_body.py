class CM:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print('enter', self.name); return self.name.upper()
    def __exit__(self, *exc):
        print('exit', self.name, exc[0].__name__ if exc[0] else None, exc[1])
        return self.swallow
with CM('a'): print('body')
with CM('a') as x: print(x)
with CM('a') as x, CM('b') as y: print(x, y)
with (CM('a') as x, CM('b'),): print('parenthesised')
with (CM('p')): print('just parens')
with CM('t') as (p), CM('u') as [q]: print(p, q)
class O: pass
d = {}
with CM('attr') as O.x, CM('item') as d['k']: print(O.x, d)
with CM('s', swallow=True): raise ValueError('swallowed')
print('goes on')
try:
    with CM('o'), CM('i', swallow=[]): raise KeyError('not swallowed')
except KeyError as e: print('outside', e)
with CM('o'), CM('i', swallow='yes'): raise KeyError('swallowed inside')
class EnterFails(CM):
    def __enter__(self): raise RuntimeError('enter fails')
class ExitFails(CM):
    def __exit__(self, *a): raise RuntimeError('exit fails')
class BadBool:
    def __bool__(self): raise ZeroDivisionError('bool of the result')
for source in ('with CM("a"), EnterFails("b"): pass', 'with ExitFails("a"): pass', 'with ExitFails("a"): raise ValueError("in body")', 'with CM("a"): undefined', 'with CM("a") as (x, y): pass', 'with 5: pass', 'with CM: pass', 'with object(): pass', 'with CM("x", swallow=BadBool()): raise ValueError(1)', 'with open("/no/such/file"): pass', 'with CM("a"), None: pass', 'with CM("a") as u.v: pass'):
    try:
        exec(source)
    except Exception as e:
        print(source, '|', type(e).__name__, e, repr(e.__context__))
class OnlyEnter:
    def __enter__(self): pass
class OnlyExit:
    def __exit__(self, *a): pass
class OnInstance: pass
oi = OnInstance(); oi.__enter__ = oi.__exit__ = lambda *a: None
for cm in (OnlyEnter(), OnlyExit(), oi):
    try:
        with cm: pass
    except TypeError as e: print(e)
def f():
    for i in range(3):
        with CM(f'loop{i}'):
            if i == 0: continue
            if i == 1: return 'left'
print(f())
def g():
    with CM('gen') as x:
        yield x
it = g(); print(next(it)); it.close()
class Suppress:
    def __init__(self, *t): self.t = t
    def __enter__(self): return self
    def __exit__(self, t, v, tb): return t is not None and issubclass(t, self.t)
with Suppress(KeyError, ValueError): {}['x']
with Suppress(LookupError): [][0]
try:
    with Suppress(KeyError): int('x')
except ValueError as e: print(e)
class WrongArity:
    def __enter__(self): pass
    def __exit__(self): pass
try:
    with WrongArity(): pass
except TypeError as e: print(e)
for source in ('with: pass', 'with x as: pass', 'with x as 1: pass', 'with x as f(): pass', 'with x, : pass', 'with (x as y, z as w): pass', 'with (x as y): pass', 'with (x, y) as z: pass', 'with x as y, z as w,: pass', 'with x as *y: pass', 'with x as a + b: pass', 'with (x for x in y): pass', 'with x pass', 'with (x as y, z as 1): pass', 'with (x, y): pass', 'with () : pass'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e: print(source, '|', e.msg)
    else: print(source, 'compiles')
