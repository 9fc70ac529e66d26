def g():
    try:
        x = yield 1
        print('x',x)
        y = yield 2
    except ValueError as e:
        print('caught',e); yield 'v'
    finally: print('fin')
    return 5
a=g(); print(next(a), a.send(9), a.throw(ValueError('z')))
try: next(a)
except StopIteration as e: print('stop',e.value)
a=g(); next(a); a.close(); a.close()
try: a.throw(KeyError)
except KeyError as e: print(repr(e))
def h():
    r = yield from g(); print('r',r)
    try: yield from [1,2]
    except KeyError: print('ke')
    return (yield from iter(()))
c=h(); print(next(c), c.send(4), next(c))
try: c.throw(TypeError)
except TypeError as e: print(repr(e))
c=h()
try: c.send(1)
except TypeError as e: print(e)
class It:
    def __iter__(s): return s
    def __next__(s): return 1
    def throw(s,*a): print('throw',a[0]); return 'thrown'
    def close(s): print('close')
    def send(s,v): print('send',v); return v
def y(): yield from It()
d=y(); print(next(d), d.send(3), d.throw(ValueError)); d.close()
def st(): raise StopIteration(3); yield
try: next(st())
except RuntimeError as e: print(e, repr(e.__cause__), e.__cause__ is e.__context__)
def st2(): yield next(iter([]))
try: list(st2())
except RuntimeError as e: print(e)
z=g(); print(z.gi_running, z.gi_suspended, z.gi_frame is not None, z.gi_code.co_name, z.gi_yieldfrom); 
next(z); print(z.gi_suspended, z.gi_frame.f_lineno)
def me():
    try: next(m)
    except ValueError as e: print(e)
    yield
m=me(); next(m)
for bad in ((), (1,), (ValueError,1,2), (ValueError('x'),1), ('str',), (ValueError,'m'), (ValueError, ValueError('inst')), (ValueError,(1,2)), (int,), (ValueError, None, None)):
    q=g(); next(q)
    try: q.throw(*bad)
    except BaseException as e: print(bad and str(bad[0])[:20], type(e).__name__, e)
q=g(); q.__name__='nn'; print(q.__name__)
try: q.__name__=1
except TypeError as e: print(e)
a = b = c = d = q = z = m = None
