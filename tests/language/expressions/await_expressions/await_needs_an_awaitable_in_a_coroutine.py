class Once:
    def __init__(self, v): self.v = v
    def __await__(self):
        print('suspend', self.v)
        back = yield self.v
        print('resume', back)
        return self.v * 2
def run(c):
    try:
        x = c.send(None)
        while True: x = c.send(('reply', x))
    except StopIteration as e: return e.value
async def add(a, b): return await a + await b
print(run(add(Once(1), Once(2))))
async def power(): return -await Once(2) ** await Once(1)
print(run(power()))
async def nested(n): return 0 if n == 0 else 1 + await nested(n - 1)
print(run(nested(20)))
async def many(): return [await Once(i) for i in range(2)], {await Once('k'): await Once('v')}, (await Once(5), f'{await Once(6)}')
print(run(many()))
async def cond(): return await Once(1) if await Once(0) else await Once(3)
print(run(cond()))
class BadAwait:
    def __await__(self): return 5
class CoroAwait:
    def __await__(self): return nested(0)
class IterAwait:
    def __await__(self): return iter([1])
async def wait(x): return await x
for bad in (5, None, [1], BadAwait(), CoroAwait(), (i for i in [])):
    try:
        print(run(wait(bad)))
    except TypeError as e:
        print(e)
step = wait(IterAwait())
print(step.send(None))
step.close()
c = nested(0)
print(run(c))
try:
    c.send(None)
except RuntimeError as e:
    print(e)
async def again():
    c = nested(0)
    await c
    await c
try:
    run(again())
except RuntimeError as e:
    print(e)
def plain(): return 1
try:
    run(wait(plain))
except TypeError as e:
    print(e)
for source in ('await x', 'def f(): await x', 'lambda: await x', 'async def f(): lambda: await x', 'async def f(): [await x for x in y]', 'def f(): [await x for x in y]', 'async def f(): (await x for x in y)', 'async def f(): await', 'async def f(): await = 1', 'async def f(x=await y): pass', 'async def f():\n  def g(): await x', 'async def f(): yield from x', 'async def f(): await x = 1', 'async def f(): del await x', 'def f(): async with x: pass', 'def f(): async for x in y: pass', 'async def f(): await await x', 'def f(): [x async for x in y]', 'async def f(): -await x', 'async def f(): await -x'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(repr(source), '|', e.msg)
    else:
        print(repr(source), 'compiles')
