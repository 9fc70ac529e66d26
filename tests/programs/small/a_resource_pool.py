from contextlib import contextmanager
class PoolError(Exception): pass
class Connection:
    made = 0
    def __init__(self): Connection.made += 1; self.id, self.open, self.log = Connection.made, True, []
    def run(self, query):
        if not self.open: raise PoolError(f'connection {self.id} is closed')
        self.log.append(query)
        if query.startswith('bad'): raise ValueError(f'cannot run {query!r}')
        return f'{self.id}:{query.upper()}'
    def close(self): self.open = False
    def __repr__(self): return f'<conn {self.id}{"" if self.open else " closed"}>'
class Pool:
    def __init__(self, size): self.size, self.free, self.used = size, [], set()
    def acquire(self):
        if self.free: c = self.free.pop()
        elif len(self.used) < self.size: c = Connection()
        else: raise PoolError(f'all {self.size} in use')
        self.used.add(c.id)
        return c
    def release(self, c, broken=False):
        if c.id not in self.used: raise PoolError(f'{c} is not ours')
        self.used.remove(c.id)
        if broken: c.close()
        else: self.free.append(c)
    @contextmanager
    def connection(self):
        c = self.acquire()
        broken = False
        try: yield c
        except ValueError as e: broken = True; raise PoolError('query failed') from e
        finally: self.release(c, broken)
    @contextmanager
    def transaction(self):
        with self.connection() as c:
            c.run('begin')
            try: yield c
            except BaseException: c.run('rollback'); raise
            else: c.run('commit')
    def __enter__(self): return self
    def __exit__(self, *exc):
        for c in self.free: c.close()
        leaked, self.free = len(self.used), []
        if leaked and exc[0] is None: raise PoolError(f'{leaked} leaked')
p = Pool(2)
with p.connection() as a:
    print(a.run('select 1'), a)
    with p.connection() as b:
        print(b.run('select 2'), len(p.used))
        try:
            with p.connection(): print('never')
        except PoolError as e: print(e)
print(p.free, p.used)
try:
    with p.transaction() as t: t.run('insert'); t.run('bad sql')
except PoolError as e: print(e, repr(e.__cause__), t.log, t)
with p.transaction() as t: t.run('update')
print(t.log, p.free, Connection.made)
try:
    with p.transaction() as t: raise KeyError('business')
except KeyError as e: print(e, t.log)
for bad in (lambda: p.release(a), lambda: b.run('x') if b.open else a.run('x')):
    try: print(bad())
    except PoolError as e: print(e)
def user():
    with p.connection() as c:
        while True:
            q = yield c.run('ready')
            if q is None: return 'done'
            print('generator ran', c.run(q))
u = user(); print(next(u)); print(u.send('one'), len(p.used)); u.close(); print(len(p.used))
u = user(); next(u)
try: u.throw(ValueError('outside'))
except PoolError as e: print(e, repr(e.__cause__))
try:
    with Pool(1) as q: q.acquire(); print('leaving')
except PoolError as e: print(e)
try:
    with Pool(1) as q: q.acquire(); raise LookupError('first error wins')
except LookupError as e: print(e)
for i in range(3):
    with p.connection() as c:
        if i == 1: continue
        print(i, c.run(f'q{i}')); 
        if i == 2: break
print(p.used, Connection.made)
