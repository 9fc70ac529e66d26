for i in range(3):
    for j in range(3):
        if j == 1: continue
        if i == 1: break
        print(i, j, end='; ')
    else:
        print('inner complete', i)
        continue
    print('inner broken', i)
else:
    print('outer complete')
n = 0
while True:
    n += 1
    if n % 2: continue
    if n > 6: break
    print(n, end=' ')
print('left at', n)
for x in []: print('never')
else: print('else of an empty loop')
while False: print('never')
else: print('else of a false while')
for x in 'abc':
    if x == 'b': break
else: print('not printed')
print(x)
def find(needle, rows):
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell == needle: break
        else: continue
        break
    else: return None
    return r, c
print(find(5, [[1, 2], [3, 5]]), find(9, [[1], [2]]))
primes = []
for n in range(2, 30):
    for p in primes:
        if n % p == 0: break
    else: primes.append(n)
print(primes)
for i in range(3):
    with open('/dev/null') as f:
        if i == 0: continue
        if i == 1: break
print(i, f.closed)
for i in range(4):
    try:
        if i == 0: continue
        if i == 2: break
        print('try', i)
    except Exception: pass
    else: print('else', i)
    finally: print('finally', i)
out = []
it = iter(range(10))
for i in it:
    if i % 3: continue
    out.append((i, next(it, None)))
print(out)
k = 0
while k < 3:
    k += 1
    for _ in range(2):
        if k == 2: break
        continue
    else:
        print('complete', k)
        continue
    print('broke', k)
def g():
    for i in range(5):
        if i == 3: return
        if i == 1: continue
        yield i
print(list(g()))
