"""async functions on an event loop of forty lines: sleep, gather, queue, locks, timeouts, cancellation."""
import heapq
from collections import deque
class Cancelled(BaseException): pass
class Future:
    def __init__(self): self.done, self.value, self.error, self.waiting = False, None, None, []
    def finish(self, value=None, error=None):
        if self.done: return
        self.done, self.value, self.error = True, value, error
        for t in self.waiting: loop.ready.append((t, None))
    def __await__(self):
        if not self.done: yield self
        if self.error: raise self.error
        return self.value
class Task(Future):
    def __init__(self, coro): super().__init__(); self.coro, self.name, self.blocked = coro, coro.__name__, None; loop.ready.append((self, None))
    def cancel(self):
        if not self.done: loop.ready.append((self, Cancelled()))
    def step(self, exc):
        if self.done: return
        if self.blocked is not None and exc and self in self.blocked.waiting: self.blocked.waiting.remove(self)
        try: self.blocked = self.coro.throw(exc) if exc else self.coro.send(None)
        except StopIteration as e: self.finish(e.value)
        except (Exception, Cancelled) as e: self.finish(error=e)
        else: self.blocked.waiting.append(self)
class Loop:
    def __init__(self): self.now, self.ready, self.timers, self.n = 0, deque(), [], 0
    def at(self, delay, f): self.n += 1; heapq.heappush(self.timers, (self.now + delay, self.n, f))
    def run(self, coro):
        task = Task(coro)
        while not task.done:
            while self.ready: t, e = self.ready.popleft(); t.step(e)
            if task.done: break
            if not self.timers: raise RuntimeError('deadlock')
            self.now, _, f = heapq.heappop(self.timers); f()
        if task.error: raise task.error
        return task.value
loop = Loop()
def sleep(n): f = Future(); loop.at(n, lambda: f.finish(n)); return f
async def gather(*coros): tasks = [Task(c) for c in coros]; return [await t for t in tasks]
async def wait_for(coro, timeout):
    t = Task(coro); loop.at(timeout, t.cancel)
    try: return await t
    except Cancelled: raise TimeoutError(f'{t.name} after {timeout}') from None
class Lock:
    def __init__(self): self.owner, self.queue = None, deque()
    async def __aenter__(self):
        if self.owner: f = Future(); self.queue.append(f); await f
        self.owner = True
    async def __aexit__(self, *a):
        if self.queue: self.queue.popleft().finish()
        else: self.owner = None
class Queue:
    def __init__(self): self.items, self.getters = deque(), deque()
    def put(self, x): self.getters.popleft().finish(x) if self.getters else self.items.append(x)
    async def get(self):
        if self.items: return self.items.popleft()
        f = Future(); self.getters.append(f); return await f
    async def __aiter__(self):
        while (x := await self.get()) is not None: yield x
def say(*a): print(f'{loop.now:>3}', *a)
async def worker(name, n, lock):
    for i in range(n):
        async with lock: say(name, 'in', i); await sleep(3)
        await sleep(1)
    return f'{name} done'
async def producer(q):
    for i in range(4): await sleep(2); q.put(i); say('put', i)
    q.put(None)
async def consumer(q): return [x * x async for x in q]
async def slow():
    try: await sleep(100)
    finally: say('slow cleans up')
async def fails(): await sleep(1); raise ValueError('failed')
async def ticker(n):
    for i in range(n): yield i; await sleep(5)
async def main():
    lock, q = Lock(), Queue()
    say(await gather(worker('a', 2, lock), worker('b', 2, lock)))
    say(await gather(consumer(q), producer(q)))
    for c in (slow(), fails(), sleep_then(2)):
        try: say('ok', await wait_for(c, 10))
        except Exception as e: say(type(e).__name__, e)
    say([i async for i in ticker(3) if i != 1], {i: i * i async for i in ticker(2)})
    t = Task(slow()); await sleep(1); t.cancel()
    try: await t
    except Cancelled: say('cancelled', t.done)
    return 'main result'
async def sleep_then(n): return await sleep(n)
print(loop.run(main()), loop.now)
async def stuck(): await Future()
for c in (stuck(), fails()):
    try: loop.run(c)
    except Exception as e: print(type(e).__name__, e)
