class CM:
    def __init__(self, decide): self.decide = decide
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print('exit', t and t.__name__, v, tb is not None)
        return self.decide(v)
for decide in (lambda v: True, lambda v: False, lambda v: 'truthy', lambda v: None, lambda v: isinstance(v, KeyError)):
    for exc in (KeyError('k'), ValueError('v'), None):
        try:
            with CM(decide):
                if exc: raise exc
                print('no exception')
        except Exception as e: print('escaped', repr(e))
class Replace:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): raise RuntimeError('replacement')
try:
    with Replace(): raise KeyError('original')
except RuntimeError as e: print(repr(e), repr(e.__context__))
class Log:
    def __init__(self, n, log): self.n, self.log = n, log
    def __enter__(self): self.log.append(f'+{self.n}'); return self.n
    def __exit__(self, *a): self.log.append(f'-{self.n}')
log = []
with Log(1, log) as a, Log(2, log) as b, Log(3, log):
    log.append((a, b))
    with Log(4, log): pass
print(log)
class Dynamic:
    pass
d = Dynamic()
Dynamic.__enter__ = lambda s: 'late'
Dynamic.__exit__ = lambda s, *a: True
with d as x: print(x); raise ValueError
with d:
    Dynamic.__exit__ = lambda s, *a: print('looked up before the body')
    Dynamic.__enter__ = None
print('done')
class Reentrant:
    depth = 0
    def __enter__(self): self.depth += 1; return self.depth
    def __exit__(self, *a): self.depth -= 1
r = Reentrant()
with r as one, r as two, r as three: print(one, two, three)
print(r.depth)
def gen():
    with CM(lambda v: False): yield 1
g = gen(); next(g); g.close()
g = gen(); next(g)
try: g.throw(LookupError('thrown'))
except LookupError as e: print(e)
