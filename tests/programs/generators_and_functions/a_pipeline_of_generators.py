"""Lines to records to reports with generators, coroutines by send, tee, chunking, early stopping, cleanup."""
from itertools import chain, islice, tee, groupby, accumulate
opened = []
def lines(n):
    opened.append('open')
    try:
        for i in range(n): yield f'{i * 37 % 11}|{"abcde"[i % 5]}|{i * i % 17}'
    finally: opened.append('closed')
def parse(source):
    for number, line in enumerate(source, 1):
        try: a, k, v = line.split('|'); yield int(a), k, int(v)
        except ValueError as e: print('bad line', number, e)
def where(p): return lambda it: (x for x in it if p(x))
def select(*ix): return lambda it: (tuple(x[i] for i in ix) for x in it)
def limit(n): return lambda it: islice(it, n)
def pipe(source, *stages):
    for s in stages: source = s(source)
    return source
print(list(pipe(lines(30), parse, where(lambda r: r[0] > 5), select(1, 2), limit(6))), opened)
g = pipe(lines(10), parse); print(next(g), next(g)); g.close(); print(opened)
print(list(pipe(chain(lines(3), ['x|y', 'a|b|c', '1|z|2']), parse)), opened)
def chunks(it, n):
    it = iter(it)
    while c := list(islice(it, n)): yield c
def window(it, n):
    its = tee(it, n)
    for i, t in enumerate(its): next(islice(t, i, i), None)
    return zip(*its)
def dedupe(it, key=lambda x: x):
    seen = set()
    for x in it:
        if (k := key(x)) not in seen: seen.add(k); yield x
def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for i in its[:]:
            try: yield next(i)
            except StopIteration: its.remove(i)
def flatten(x): return chain.from_iterable(map(flatten, x)) if isinstance(x, (list, tuple)) else iter([x])
print(list(chunks(range(7), 3)), list(window('abcde', 3)), list(dedupe('mississippi')), list(dedupe(['A', 'a', 'B'], str.lower)), list(interleave('abc', [1], range(10, 14))), list(flatten([1, [2, (3, [4, []])], 'ab'])))
def coroutine(f):
    def start(*a): g = f(*a); next(g); return g
    return start
@coroutine
def printer(tag):
    try:
        while True: print(tag, (yield))
    finally: print(tag, 'done')
@coroutine
def broadcast(*targets):
    try:
        while True:
            x = yield
            for t in targets: t.send(x)
    finally:
        for t in targets: t.close()
@coroutine
def average(target):
    total = n = 0
    while True:
        try: total += (yield total / n if n else None); n += 1; target.send(round(total / n, 3))
        except ZeroDivisionError: print('reset'); total = n = 0
@coroutine
def grep(word, target):
    while True:
        if word in (line := (yield)): target.send(line)
b = broadcast(grep('py', printer('A')), printer('B'))
for w in ('python', 'rust', 'pypy'): b.send(w)
b.close()
a = average(printer('avg')); print([a.send(x) for x in (10, 20, 60)]); print(a.throw(ZeroDivisionError)); a.send(5); a.close()
def tree(n): return None if n == 0 else (tree(n // 2), n, tree(n // 3))
def walk(t):
    if t: yield from walk(t[0]); yield t[1]; yield from walk(t[2])
print(list(walk(tree(10))), sum(walk(tree(100))), list(accumulate(walk(tree(5)))))
def same_fringe(a, b): return all(x == y for x, y in zip(walk(a), walk(b)))
print(same_fringe(tree(9), tree(9)), same_fringe(tree(9), tree(8)))
def primes():
    yield 2
    odd = (n for n in iter(lambda c=[1]: c.__setitem__(0, c[0] + 2) or c[0], None))
    found = []
    for n in odd:
        if all(n % p for p in found if p * p <= n): found.append(n); yield n
print(list(islice(primes(), 15)), {k: len(list(v)) for k, v in groupby(sorted(islice(primes(), 50), key=lambda p: p % 10), lambda p: p % 10)})
def rounds():
    for i in range(3):
        try: got = yield i
        except KeyError as e: got = f'key {e}'
        print('got', got)
    return 'finished'
def driver(): r = yield from rounds(); print('result', r); yield 'last'
d = driver(); print(next(d), d.send('x'), d.throw(KeyError('k')), d.send(None), next(d, 'end'))
