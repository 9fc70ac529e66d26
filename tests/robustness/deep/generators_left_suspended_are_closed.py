import sys

sys.setrecursionlimit(300_000)
closed = 0


def delegating(n):
    global closed
    try:
        if n:
            yield from delegating(n - 1)
        else:
            yield "the innermost"
    finally:
        closed += 1


generator = delegating(100_000)
print(next(generator))
try:
    generator.close()
except RecursionError:
    print("too deep to close")
else:
    print("closed", closed)
del generator
