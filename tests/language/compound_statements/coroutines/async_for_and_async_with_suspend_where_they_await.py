def run(c):
    log = []
    try:
        while True: log.append(c.send(None))
    except StopIteration as e: return e.value, log
class Wait:
    def __init__(self, x): self.x = x
    def __await__(self):
        yield self.x
        return self.x
class Range:
    def __init__(self, n): self.n, self.i = n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        await Wait(f'anext {self.i}')
        if self.i == self.n: raise StopAsyncIteration
        self.i += 1
        return self.i
class CM:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    async def __aenter__(self): await Wait(f'enter {self.name}'); return self.name
    async def __aexit__(self, t, v, tb):
        await Wait(f'exit {self.name} {t.__name__ if t else None}')
        return self.swallow
async def loop():
    total = 0
    async for x in Range(5):
        if x == 2: continue
        if x == 4: break
        total += x
    else: total = 'else'
    async for y in Range(1): pass
    else: total = (total, 'else', y)
    return total
print(run(loop()))
async def within():
    async with CM('a') as a, CM('b') as b: r = a + b
    async with CM('s', True): raise ValueError('swallowed')
    try:
        async with CM('t'): raise KeyError('out')
    except KeyError as e: r += str(e)
    async with (CM('p') as p, CM('q')): return r + p
print(run(within()))
async def unpack():
    class Pairs(Range):
        async def __anext__(self): return (await super().__anext__(), 'x')
    out = {}
    async for k, out[k] in Pairs(2): pass
    return out
print(run(unpack()))
class NoAnext:
    def __aiter__(self): return self
class SyncAnext(NoAnext):
    def __anext__(self): return 5
class AsyncAiter:
    async def __aiter__(self): return self
class OnlyAenter:
    async def __aenter__(self): pass
class SyncCM:
    def __enter__(self): pass
    def __exit__(self, *a): pass
class BadAenter:
    def __aenter__(self): return 5
    def __aexit__(self, *a): return 6
class BadAexit:
    async def __aenter__(self): return 5
    def __aexit__(self, *a): return 6
async def over(x):
    async for i in x: pass
async def using(x):
    async with x: pass
async def sync_using(x):
    with x: pass
async def sync_over(x):
    for i in x: pass
for c in (over([1]), over(NoAnext()), over(SyncAnext()), using(SyncCM()), using(OnlyAenter()), using(5), using(BadAenter()), using(BadAexit()), sync_using(CM('x')), sync_over(Range(2))):
    try: print(run(c))
    except Exception as e: print(type(e).__name__, e)
async def ret():
    async for x in Range(3):
        async with CM('in loop'): return x
print(run(ret()))
c = loop()
print(type(c).__name__, c.cr_running, c.cr_await, c.cr_code.co_name, c.cr_frame is not None, hasattr(c, 'cr_suspended'))
print(c.send(None)); c.close()
try: c.send(None)
except RuntimeError as e: print(e)
c = within(); c.send(None)
try: c.throw(ValueError('thrown in'))
except ValueError as e: print(e)
try:
    for x in loop(): pass
except TypeError as e: print(e)
