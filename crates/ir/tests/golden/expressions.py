def chained(a, b, c):
    return a < b < c


def chained_jump(x, n):
    if 0 <= x < n:
        return x


def walrus(x):
    return x + (x := side())


def attributes(o, i):
    o.x += 1
    o.items[i] += o.method(i, key=1)
    a = b = o.pop()
    return f"{a!r:>{b}} {i}"


def either(a, b):
    return a and b or f(a if b else None, *a, **b)
