def numbers(xs):
    for x in xs:
        y = yield x
    yield from xs


async def waiting(a):
    async with a as b:
        async for c in b:
            await c
    return [d async for d in b]
