def g():
    print('start'); x = yield 1
    print('got', x); y = yield x
    print('got', y); return 'ret'
it = g(); print(type(it).__name__, it.__name__, it.__qualname__, it.gi_running, it.gi_suspended, it.gi_frame.f_lineno, it.gi_code.co_name)
print(next(it), it.gi_suspended, it.send('s'), it.gi_frame.f_locals)
try: next(it)
except StopIteration as e: print(repr(e), e.value)
print(it.gi_frame, it.gi_running, it.gi_suspended, list(it))
def values():
    try:
        yield 1; yield 2
    except ValueError as e: yield f'caught {e}'
    finally: print('finally')
v = values(); print(next(v), v.throw(ValueError('a')), list(v))
v = values(); next(v)
try: v.throw(KeyError, 'k')
except KeyError as e: print('out', e)
v = values(); print(v.close(), list(v)); v = values(); next(v); v.close(); print(list(v))
class Box:
    def __init__(self): self.items = [1, 2]
    def __iter__(self):
        for i in self.items: yield i
b = Box(); print(list(b), list(b), 1 in b, sum(b))
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
def take(n, it): return [x for _, x in zip(range(n), it)]
print(take(15, fib()))
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found): found.append(n); yield n
        n += 1
print(take(12, primes()))
def pipeline(): return (x * x for x in (y for y in range(20) if y % 3 == 0) if x % 2)
print(list(pipeline()))
def flatten(x):
    for i in x:
        if isinstance(i, (list, tuple)): yield from flatten(i)
        else: yield i
print(list(flatten([1, [2, (3, [4])], [], 5])))
def perms(s):
    if len(s) <= 1: yield s
    else:
        for i, c in enumerate(s):
            for p in perms(s[:i] + s[i + 1:]): yield c + p
print(list(perms('abc')), len(list(perms('abcde'))))
def averager():
    total = count = 0; avg = None
    while True: total += yield avg; count += 1; avg = total / count
a = averager(); next(a); print([a.send(x) for x in (10, 20, 60)])
def lazy_args(x=print('default evaluated')): yield x
lazy_args(); print(list(lazy_args(3)))
def exc_context():
    try: raise KeyError('in gen')
    except KeyError:
        yield 1
        raise ValueError('later')
e = exc_context(); next(e)
try: next(e)
except ValueError as err: print(repr(err.__context__))
try: raise LookupError('outer')
except LookupError:
    e = exc_context(); next(e)
    try: next(e)
    except ValueError as err: print(repr(err.__context__), repr(err.__context__.__context__))
for bad in ('it.foo', 'it.gi_running = 1', 'it.__name__ = 5', 'len(it)', 'it[0]', 'it.send()', 'it.send(1, 2)', 'it.throw()', 'it.throw(5)', 'it.close(1)', 'g().send(1)', 'type(it)()', 'next(g)', 'it.gi_frame = 1'):
    try: exec(bad)
    except Exception as err: print(bad, '|', type(err).__name__, err)
it.__name__ = 'renamed'; it.__qualname__ = 'q.renamed'; print(it.__name__, it.__qualname__)
