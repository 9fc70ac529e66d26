def inner():
    got = []
    while True:
        try:
            x = yield len(got)
        except ValueError as e:
            got.append(repr(e))
        else:
            if x is None: return got
            got.append(x)
def outer():
    result = yield from inner()
    print('inner returned', result)
    yield 'after'
    return 'end'
o = outer()
print(next(o), o.send('a'), o.throw(ValueError('b')), o.send(3), next(o))
try:
    next(o)
except StopIteration as e:
    print(e.value)
def from_list():
    r = yield from [1, 2]
    print('list gives', r)
    r = yield from 'xy'
    yield from ()
    yield from range(2)
print(list(from_list()))
def send_to_list():
    yield from [1, 2, 3]
s = send_to_list(); next(s)
try:
    s.send('x')
except AttributeError as e:
    print(e)
def not_iterable(): yield from 5
try:
    next(not_iterable())
except TypeError as e:
    print(e)
class Duck:
    def __iter__(self): return self
    def __next__(self): return 'next'
    def send(self, v): return ('send', v)
    def throw(self, *a): return ('throw', len(a))
    def close(self): print('closed')
def duck(): return (yield from Duck())
d = duck()
print(next(d), d.send(1), d.throw(KeyError), d.throw(KeyError('k')))
d.close()
def tree(t):
    if isinstance(t, list):
        for x in t: yield from tree(x)
    else:
        yield t
print(list(tree([1, [2, [3, [4]], 5], []])))
def deep(n):
    if n: yield from deep(n - 1)
    yield n
print(list(deep(8)), sum(deep(200)))
g = outer(); next(g)
print(g.gi_yieldfrom.__name__, outer().gi_yieldfrom)
g.close()
print(g.gi_yieldfrom, g.gi_running, g.gi_frame)
def catch():
    try:
        yield from inner()
    except KeyError as e:
        yield f'caught {e!r}'
c = catch(); next(c)
print(c.throw(KeyError('up')))
def cleanup(name):
    try:
        yield name
    finally:
        print('cleanup', name)
def chain():
    try:
        yield from cleanup('inner')
    finally:
        print('cleanup outer')
c = chain(); next(c); c.close()
