"""How a suspended generator ends when it is closed or dies: what it runs, what it lets go of, in which order."""

import gc
import sys
import weakref


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies:", self.name)


def plain(value):
    local = Noted("local")
    for item in [Noted("item"), value]:
        yield item
    print("not reached", local)


def guarded(value):
    try:
        yield value
    finally:
        print("finally")


def guarded_elsewhere(value):
    try:
        print("before")
    finally:
        print("passed")
    yield value
    try:
        yield 2
    finally:
        print("not reached")


def delegating(value):
    yield from guarded(value)


def delegating_to_plain(value):
    yield from plain(value)


def inside_handler(value):
    try:
        raise KeyError("handled")
    except KeyError:
        yield value


class With:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        print("exit", kind and kind.__name__)


def managed(value):
    with With():
        yield value


def stubborn(value):
    while True:
        try:
            yield value
        except GeneratorExit:
            print("refuses")
            return


ALL = [plain, guarded, guarded_elsewhere, delegating, delegating_to_plain, inside_handler, managed, stubborn]

for function in ALL:
    print("--", function.__name__)
    generator = function(Noted("value"))
    next(generator)
    generator.close()
    print("closed", generator.gi_frame, generator.gi_running, generator.gi_suspended, list(generator))
    generator.close()

    generator = function(Noted("value of one that dies"))
    next(generator)
    watch = weakref.ref(generator, lambda _: print("weak reference goes"))
    del generator
    print("dead", watch() is None)

    generator = function(Noted("value of one never started"))
    del generator

    generator = function(Noted("value in a cycle"))
    next(generator)
    cycle = [generator]
    cycle.append(cycle)
    del generator, cycle
    gc.collect()

print("-- a frame that is looked at")
generator = plain(Noted("value"))
next(generator)
frame = generator.gi_frame
print(sorted(frame.f_locals))
generator.close()
print(frame.f_lineno - plain.__code__.co_firstlineno, generator.gi_frame is None)
del frame, generator

print("-- what is raised while it is closed")


class Unhappy:
    def __del__(self):
        print("handled now:", sys.exc_info()[0])


def holds(value):
    yield value


try:
    raise ValueError
except ValueError:
    generator = holds(Unhappy())
    next(generator)
    generator.close()
    generator = holds(Unhappy())
    next(generator)
    del generator

print("-- generators that builtins leave")
numbers = [Noted("first"), Noted("second")]
print(any(number for number in numbers), next(number.name for number in numbers))
print(all(number is None for number in numbers))
a, *_ = (number.name for number in numbers)
print(a)
for number in (number for number in numbers):
    break
print("end")
del number


async def awaits():
    await Steps()


class Steps:
    def __await__(self):
        try:
            yield 1
        finally:
            print("steps are closed")


coroutine = awaits()
coroutine.send(None)
watch = weakref.ref(coroutine, lambda _: print("weak reference of a coroutine goes"))
del coroutine
print(watch())
