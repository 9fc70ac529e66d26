def count(n):
    s = i = 0
    while i < n:
        s += i * 2
        i += 1
    return s


def total(xs):
    total = 0
    for x in xs:
        total += x
    return total


def pairs(xs):
    for i, x in enumerate(xs):
        if x is None or i in xs:
            continue
        print(i, x)
    else:
        return not xs


def swap(a, i, j):
    a[i], a[j] = a[j], a[i]
    i, j = j, i
    return a[i:j]


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def fib_loop(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a
