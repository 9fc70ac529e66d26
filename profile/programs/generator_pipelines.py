"""Generators: pipelines, send(), yield from, tree walks, itertools, round-robin coroutines."""
import sys
from collections import deque
from contextlib import contextmanager
from itertools import accumulate, chain, count, groupby, islice, takewhile


def naturals(n):
    i = 0
    while i < n:
        yield i
        i += 1


def keep(pred, it):
    for x in it:
        if pred(x):
            yield x


def scale_by(k, it):
    for x in it:
        yield x * k


def pairs(it):
    it = iter(it)
    for a in it:
        b = next(it, None)
        yield a, b


def primes():
    """Incremental sieve as an endless generator."""
    table = {}
    for q in count(2):
        step = table.pop(q, None)
        if step is None:
            yield q
            table[q * q] = q
        else:
            x = q + step
            while x in table:
                x += step
            table[x] = step


def running_mean():
    tot = n = 0
    mean = None
    while True:
        x = yield mean
        tot += x
        n += 1
        mean = tot // n


def flatten(x):
    if isinstance(x, list):
        for y in x:
            yield from flatten(y)
    else:
        yield x


def nest(d):
    return [nest(d - 1), d, nest(d - 1)] if d else 0


def perms(xs):
    if not xs:
        yield ()
    for i, h in enumerate(xs):
        for t in perms(xs[:i] + xs[i + 1:]):
            yield (h, *t)


def gray(n):
    if n == 0:
        yield ""
        return
    for g in gray(n - 1):
        yield "0" + g
    for g in reversed(list(gray(n - 1))):
        yield "1" + g


def worker(name, n, out):
    for i in range(n):
        out.append((name, i))
        yield
    return name


def scheduler(tasks):
    q, done = deque(tasks), []
    while q:
        t = q.popleft()
        try:
            next(t)
            q.append(t)
        except StopIteration as stop:
            done.append(stop.value)
    return done


@contextmanager
def tracked(log, what):
    log.append("+" + what)
    try:
        yield log
    finally:
        log.append("-" + what)


def one_round(r):
    p = sum(scale_by(3, keep(lambda v: v % 2, naturals(3000 + r))))
    h = (3000 + r) // 2
    assert p == 3 * h * h
    prs = list(takewhile(lambda v: v < 1000, primes()))
    assert len(prs) == 168
    rm = running_mean()
    next(rm)
    for i in range(1000):
        m = rm.send(i)
    assert m == 499
    rm.close()
    flat = list(flatten(nest(8)))
    assert len(flat) == 511 and flat[255] == 8
    ps = sum(1 for _ in perms((1, 2, 3, 4, 5)))
    assert ps == 120
    gs = list(gray(7))
    assert len(set(gs)) == 128
    assert all(sum(a != b for a, b in zip(u, v)) == 1 for u, v in zip(gs, gs[1:]))
    out = []
    done = scheduler([worker(k, 20 + 5 * k, out) for k in range(8)])
    assert done == list(range(8)) and len(out) == sum(20 + 5 * k for k in range(8))
    log = []
    for k in range(60):
        with tracked(log, "a"), tracked(log, "b") as l:
            assert l is log
    assert len(log) == 240 and log[:4] == ["+a", "+b", "-b", "-a"]
    runs = [(k, sum(1 for _ in g)) for k, g in groupby(v // 10 for v in naturals(300))]
    assert runs == [(k, 10) for k in range(30)]
    acc = list(islice(accumulate(chain(naturals(50), naturals(50))), 100))
    assert acc[-1] == 2450
    last = list(pairs(naturals(401)))[-1]
    assert last == (400, None)
    return p + sum(prs) + m + sum(acc)


scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
n = max(1, round(1100 * scale))
print("generators", n, sum(one_round(r % 20) for r in range(n)))
