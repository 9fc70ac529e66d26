import sys
def g():
    fr=sys._getframe()
    yield fr
    yield 2
a=g(); fr=next(a)
print(fr.f_back)
try: fr.clear()
except RuntimeError as e: print(e)
print(a.gi_frame)
try: next(a)
except StopIteration: print('stop')
def g2():
    try: yield 1
    finally: print('cleared')
b=g2(); next(b); b.gi_frame.clear(); print(list(b))
def rec():
    yield from r
r=rec()
try: next(r)
except ValueError as e: print(e)
def throwself():
    yield
    try: ts.throw(KeyError)
    except ValueError as e: print(e)
    try: ts.close()
    except ValueError as e: print(e)
    yield
ts=throwself(); next(ts); next(ts)
def f():
    try: return 1
    finally: return 2
print(f())
def f():
    for i in range(3):
        try: continue
        finally: print('fin',i)
    while True:
        try: break
        finally: print('brk')
    try:
        try: 1/0
        finally: return 'swallow'
    except ZeroDivisionError: return 'no'
print(f())
def f():
    try: yield 1
    except GeneratorExit: print('ge'); raise
    finally: print('f')
q=f(); next(q); del q
def outer():
    try: yield from inner()
    except ValueError as e: print('outer got',e); yield 'rec'
def inner():
    try: yield 1
    except KeyError: raise ValueError('conv')
o=outer(); next(o); print(o.throw(KeyError), list(o))
def deleg():
    x = yield from [1,2,3]; print('x',x)
try:
    d=deleg(); next(d); d.send(5)
except AttributeError as e: print(e)
class CI:
    def __iter__(self): return self
    def __next__(self): raise StopIteration('val')
def dd(): r=yield from CI(); print(r); yield r
print(list(dd()))
def ee():
    r = yield from (i for i in ())
    return r
try: next(ee())
except StopIteration as e: print(e.value, e.args)
class SI(StopIteration): pass
def ff():
    try: yield
    except StopIteration as e: print('si', e.value); return 'done'
x=ff(); next(x)
try: x.throw(StopIteration(5))
except StopIteration as e: print(e.value)
def gg(): return (yield)
x=gg(); next(x)
try: x.send((1,2))
except StopIteration as e: print(e.value, e.args)
x=gg(); next(x)
try: x.send(StopIteration(3))
except StopIteration as e: print(repr(e.value))
try: raise StopIteration((1,2))
except StopIteration as e: print(e.value)
print(sum(x for x in range(10)), max((y for y in 'abc'), key=ord), sorted((3,1,2), key=lambda v:-v), dict((k,1) for k in 'ab'), ''.join(c for c in 'xy'), set(i%2 for i in range(4)), tuple(i for i in range(2)), any(i for i in (0,1)), all(()))
gen=(i for i in range(3)); print(next(gen), list(gen), list(gen))
def multi():
    yield 1; return 2; yield 3
print(list(multi()))
def exc_state():
    try: raise KeyError('a')
    except KeyError:
        yield sys.exc_info()[0]
        yield sys.exc_info()[0]
e=exc_state(); print(next(e), sys.exc_info())
try: raise TypeError
except TypeError: print(next(e), sys.exc_info()[0])
print(type(e.gi_code).__name__, e.gi_frame.f_lineno, e.gi_frame.f_locals)
