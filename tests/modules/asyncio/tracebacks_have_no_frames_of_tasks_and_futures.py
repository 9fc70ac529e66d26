# What CPython runs as C code has no frames, whoever runs it: tasks, futures, and the classes of datetime and decimal.
import asyncio
import datetime
import decimal
import sys
import traceback
import warnings
import zoneinfo


def show(e):
    for entry in traceback.extract_tb(e.__traceback__):
        print('   ', entry.filename.rpartition('/')[2], entry.name, entry.line)


async def fails():
    raise ValueError('x')


async def through_a_task():
    await asyncio.create_task(fails())


async def through_gather():
    await asyncio.gather(fails(), fails())


async def through_a_group():
    async with asyncio.TaskGroup() as group:
        group.create_task(fails())


async def through_a_future():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError('k'))
    await future


async def of_an_unfinished_future():
    asyncio.get_running_loop().create_future().result()


async def cancelled():
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    task.cancel('why')
    await task


async def too_late():
    async with asyncio.timeout(0):
        await asyncio.sleep(10)


for main in (through_a_task, through_gather, through_a_group, through_a_future, of_an_unfinished_future, cancelled, too_late):
    try:
        asyncio.run(main())
    except BaseException as e:
        print(main.__name__, type(e).__name__)
        while e is not None:
            show(e)
            e = e.__cause__ or e.__context__

try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(repr(e))
    show(e)


async def callers():
    frame = sys._getframe()
    names = []
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    print(names)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        warnings.warn('w', stacklevel=2)
    print(caught[0].filename.rpartition('/')[2])


asyncio.run(callers())


class Zone(datetime.tzinfo):
    def utcoffset(self, when):
        return datetime.timedelta(1 / 0)


for make in (
    lambda: datetime.date(2020, 13, 1),
    lambda: datetime.datetime.fromisoformat('x'),
    lambda: datetime.datetime(2020, 1, 1, tzinfo=Zone()).isoformat(),
    lambda: datetime.datetime.strptime('a', '%d'),
    lambda: datetime.timedelta(1) / 0,
    lambda: decimal.Decimal(1) / 0,
    lambda: zoneinfo.ZoneInfo.from_file(5),
):
    try:
        make()
    except Exception as e:
        print(type(e).__name__)
        show(e)


async def last():
    await asyncio.create_task(fails())


asyncio.run(last())
