import sys

sys.setrecursionlimit(2_000_000)


def delegating(n):
    if n:
        yield from delegating(n - 1)
    else:
        yield "the innermost"


def looping(n):
    if n:
        for item in looping(n - 1):
            yield item + 1
    else:
        yield 0


print(*delegating(1_000_000))
print(*looping(1_000_000))
