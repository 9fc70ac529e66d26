import asyncio
import sys
import traceback
import types


def stack():
    frame, names = sys._getframe(1), []
    while frame is not None and frame.f_code.co_name not in ('<module>', 'main'):
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


def inner():
    while True:
        try:
            yield stack()
        except ValueError as e:
            yield 'caught', str(e), stack()
        except GeneratorExit:
            print('closing', stack())
            raise


def middle():
    try:
        yield from inner()
    except KeyError:
        yield 'middle', sys.exc_info()[0].__name__, stack()


def outer():
    yield from middle()


def main():
    g = outer()
    print(next(g))
    print(g.throw(ValueError('v')))
    print(next(g))
    print(g.throw(KeyError('k')))
    g.close()
    g = outer()
    next(g)
    g.close()
    g = outer()
    next(g)
    try:
        g.throw(OSError('o'))
    except OSError as e:
        print([entry.name for entry in traceback.extract_tb(e.__traceback__)])
    # Thrown while the delegating generator runs: it can't be entered again.
    def reenters():
        try:
            yield
        except ValueError:
            try:
                next(holder[0])
            except ValueError as e:
                yield str(e)
    def delegates():
        yield from reenters()
    holder = [delegates()]
    next(holder[0])
    print(holder[0].throw(ValueError))


class Unmakeable(Exception):
    def __new__(cls, *args):
        return cls


def boring():
    yield 1


main()
g = boring()
next(g)
try:
    g.throw(Unmakeable)
except TypeError as e:
    print(e)
print(next(g, 'finished'))


@types.coroutine
def suspend():
    try:
        yield len(stack())
    except ZeroDivisionError:
        yield len(stack())


async def waits():
    await suspend()


async def waits_for_it():
    await waits()


coroutine = waits_for_it()
print(coroutine.send(None), coroutine.throw(ZeroDivisionError))
coroutine.close()


async def numbers():
    yield 1


async def exhausts():
    generator = numbers()
    print([n async for n in generator], await generator.aclose(), await generator.aclose())
    generator.__name__ = 'renamed'
    print(generator.__name__, repr(generator)[:32])


asyncio.run(exhausts())
