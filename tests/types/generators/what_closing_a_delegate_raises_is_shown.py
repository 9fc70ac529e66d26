"""An exception of looking up `close` in what a generator delegates to is nobody's to catch: it is shown."""

import sys


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        raise ZeroDivisionError(name)


def delegating():
    try:
        yield from Broken()
    finally:
        print("closed")


sys.unraisablehook = lambda args: print(args.exc_type.__name__, args.exc_value, type(args.object).__name__)
generator = delegating()
print(next(generator))
generator.close()
generator = delegating()
next(generator)
for action in [lambda: generator.send(2), lambda: generator.throw(ValueError)]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
    generator = delegating()
    next(generator)
del generator

array = bytearray(b",")


def clearing():
    try:
        array.clear()
    except BufferError as error:
        print(error)
    yield b"A"
    yield b"B"


print(array.join(clearing()))
