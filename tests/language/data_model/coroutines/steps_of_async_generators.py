"""Coroutines and async generators step by step: what each step gives, how they end, calls made from inside them."""

import sys


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


def plain(a, b=2, *rest, c=3, **named):
    return a, b, rest, c, named


class Method:
    def method(self, n):
        return n + 1


async def numbers(n):
    try:
        for i in range(n):
            got = await Pause(("pause", i))
            sent = yield i, got
            if sent:
                print("sent", sent)
    finally:
        print("numbers end")


async def consume(n):
    total = []
    async for item in numbers(n):
        total.append(item)
        if item[0] == 3:
            break
    else:
        total.append("else")
    return total


def drive(coroutine, values=()):
    values = iter(values)
    sent = None
    steps = []
    while True:
        try:
            steps.append(coroutine.send(sent))
        except StopIteration as end:
            return steps, end.value
        except StopAsyncIteration:
            return steps, "StopAsyncIteration"
        sent = next(values, None)


print(drive(consume(2), "ab"))
print(drive(consume(5), "abcdef"))

# By hand.
generator = numbers(2)
step = generator.__anext__()
print(step.send(None), generator.ag_running, generator.ag_await is not None)
try:
    generator.__anext__().send(None)
except RuntimeError as error:
    print(error)
try:
    step.send("x")
except StopIteration as end:
    print("step gave", end.value)
try:
    step.send(None)
except RuntimeError as error:
    print(error)
step = generator.asend("hello")
print(next(step))
try:
    step.send("y")
except StopIteration as end:
    print(end.value)
print(drive(generator.__anext__()))
print(drive(generator.__anext__()), drive(generator.aclose()))


async def inner(n):
    if n == 0:
        return plain(1), plain(1, 5, 6, c=7, d=8), Method().method(n), list(map(str, range(3)))
    return await inner(n - 1)


async def awaits_many():
    first = await inner(5)
    coroutine = inner(1)
    second = await coroutine
    try:
        await coroutine
    except RuntimeError as error:
        print(error)
    for wrong in (5, "x", [], object, numbers(1)):
        try:
            await wrong
        except TypeError as error:
            print(error)
    return first == second, first


print(drive(awaits_many()))


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        return self, await Pause("enter " + self.name)

    async def __aexit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, await Pause("exit " + self.name))
        return self.swallow


class Plain:
    def __enter__(self, note="default"):
        return note

    def __exit__(self, *args):
        print("exit", [a and type(a).__name__ for a in args])


class Static:
    @staticmethod
    def __enter__():
        return "static"

    __exit__ = classmethod(lambda cls, *args: cls is Static)


async def managers():
    with Plain() as note, Static() as other:
        print(note, other)
    async with Manager("a") as (one, got):
        print(one.name, got)
    async with Manager("b", swallow=True):
        raise ValueError("swallowed")
    with Static():
        raise KeyError("swallowed too")
    return [x async for x in numbers(2)], {x: y async for x, y in numbers(1)}


print(drive(managers(), range(100)))


def generator_calls():
    for i in range(3):
        yield plain(i), plain(i, b=1), Method().method(i)
        yield (yield from inner_generator(i))


def inner_generator(n):
    if n:
        return plain(n, *range(n)), (yield from inner_generator(n - 1))
    yield "leaf"
    return sys._getframe().f_code.co_name


print(list(generator_calls()))


async def raises(n):
    yield 1
    if n:
        raise StopIteration("inside") if n == 1 else StopAsyncIteration("inside")


for n in range(3):

    async def all_of():
        return [x async for x in raises(n)]

    try:
        print(drive(all_of()))
    except RuntimeError as error:
        print(error, repr(error.__cause__))


class NoEnter:
    def __exit__(self, *args):
        pass


class NoExit:
    def __enter__(self):
        print("never")


for wrong in (NoEnter(), NoExit(), 5):
    try:
        with wrong:
            pass
    except TypeError as error:
        print(error)
