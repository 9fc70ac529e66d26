import asyncio


async def worker(name, delay, log):
    for step in range(2):
        await asyncio.sleep(delay)
        log.append((name, step))
    return name


async def fails():
    await asyncio.sleep(0)
    raise ValueError("from a task")


async def main():
    log = []
    print(await asyncio.gather(worker("a", 0, log), worker("b", 0, log)))
    print(log)
    print(await asyncio.gather(fails(), worker("c", 0, log), return_exceptions=True))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except TimeoutError as error:
        print("timeout", error)
    queue = asyncio.Queue(maxsize=1)

    async def produce():
        for item in range(3):
            await queue.put(item)
        await queue.put(None)

    async def consume():
        return [item async for item in aiter_queue()]

    async def aiter_queue():
        while (item := await queue.get()) is not None:
            yield item

    async with asyncio.TaskGroup() as group:
        group.create_task(produce())
        consumed = group.create_task(consume())
    print(consumed.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            group.create_task(asyncio.sleep(10))
    except* ValueError as errors:
        print(errors.exceptions)
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args, task.cancelled())

    async def serve(reader, writer):
        while line := await reader.readline():
            writer.write(line[::-1])
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"abc\ndef\n")
    writer.write_eof()
    print(await reader.read())
    writer.close()
    server.close()
    process = await asyncio.create_subprocess_exec("echo", "child", stdout=asyncio.subprocess.PIPE)
    print(await process.communicate(), process.returncode)
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, sum, range(10)), await asyncio.to_thread(len, "four"))
    event, lock = asyncio.Event(), asyncio.Lock()
    loop.call_later(0.01, event.set)
    async with lock:
        print(await event.wait(), lock.locked())
    print(await asyncio.wait_for(asyncio.shield(worker("d", 0, log)), 5))


asyncio.run(main())
