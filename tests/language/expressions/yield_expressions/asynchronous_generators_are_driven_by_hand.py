def run(coro):
    steps = []
    try:
        value = None
        while True:
            steps.append(coro.send(value))
            value = len(steps)
    except StopIteration as e:
        return e.value, steps
class Pause:
    def __init__(self, label): self.label = label
    def __await__(self): return (yield self.label)
async def ticker(n):
    try:
        for i in range(n):
            got = yield i
            if got: print('asend got', got)
            await Pause(f'tick {i}')
    finally:
        await Pause('cleanup')
        print('finished')
async def consume():
    out = []
    async for x in ticker(3): out.append(x)
    return out
print(run(consume()))
async def manual():
    g = ticker(5)
    print(await g.__anext__(), await g.asend('hello'))
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration as e:
        print('StopAsyncIteration', e.args)
print(run(manual()))
async def thrower():
    try:
        yield 1
    except ValueError as e:
        yield f'caught {e}'
async def throw():
    g = thrower()
    print(await g.asend(None), await g.athrow(ValueError, 'boom'))
    try:
        await g.athrow(KeyError('out'))
    except KeyError as e:
        print('KeyError', e)
print(run(throw()))
async def comprehend():
    a = [x async for x in ticker(3) if x != 1]
    b = {x: x * 2 async for x in ticker(2)}
    c = {x async for x in ticker(2)}
    d = [y async for y in (z + 1 async for z in ticker(2))]
    return a, b, c, d
print(run(comprehend())[0])
g = ticker(1)
print(type(g).__name__, g.__name__, g.ag_running, g.ag_await, g.ag_frame is not None, g.__aiter__() is g)
try:
    g.asend(1).send(None)
except TypeError as e:
    print(e)
try:
    for x in g: pass
except TypeError as e:
    print(e)
async def bad_for():
    async for x in [1]: pass
async def bad_stop():
    yield 1
    raise StopAsyncIteration('x')
async def use_bad():
    g = bad_stop()
    await g.__anext__()
    await g.__anext__()
for c in (bad_for(), use_bad()):
    try:
        run(c)
    except Exception as e:
        print(type(e).__name__, e)
async def ignores():
    try: yield 1
    except GeneratorExit: yield 2
async def close_it():
    g = ignores(); await g.__anext__(); await g.aclose()
try:
    run(close_it())
except RuntimeError as e:
    print(e)
