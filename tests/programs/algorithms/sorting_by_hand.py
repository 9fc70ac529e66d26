"""Eight sorts agree with sorted, with comparison counts and stability."""
class Counted:
    compared = 0
    def __init__(self, v, tag=0): self.v, self.tag = v, tag
    def __lt__(self, o): Counted.compared += 1; return self.v < o.v
    def __repr__(self): return f'{self.v}{"abcdefgh"[self.tag % 8]}'
def bubble(a):
    a = a[:]
    for n in range(len(a) - 1, 0, -1):
        swapped = False
        for i in range(n):
            if a[i + 1] < a[i]: a[i], a[i + 1] = a[i + 1], a[i]; swapped = True
        if not swapped: break
    return a
def insertion(a):
    a = a[:]
    for i in range(1, len(a)):
        x = a[i]; j = i
        while j and x < a[j - 1]: a[j] = a[j - 1]; j -= 1
        a[j] = x
    return a
def selection(a):
    a = a[:]
    for i in range(len(a)):
        m = i
        for j in range(i + 1, len(a)):
            if a[j] < a[m]: m = j
        a[i], a[m] = a[m], a[i]
    return a
def merge(a):
    if len(a) < 2: return a
    m = len(a) // 2; l, r, out = merge(a[:m]), merge(a[m:]), []
    i = j = 0
    while i < len(l) and j < len(r):
        if r[j] < l[i]: out.append(r[j]); j += 1
        else: out.append(l[i]); i += 1
    return out + l[i:] + r[j:]
def quick(a):
    if len(a) < 2: return a
    p, *rest = a
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if not x < p])
def heap(a):
    a = a[:]
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and a[c] < a[c + 1]: c += 1
            if not a[i] < a[c]: return
            a[i], a[c] = a[c], a[i]; i = c
    for i in range(len(a) // 2, -1, -1): sift(i, len(a))
    for n in range(len(a) - 1, 0, -1): a[0], a[n] = a[n], a[0]; sift(0, n)
    return a
def shell(a):
    a, gap = a[:], len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            x, j = a[i], i
            while j >= gap and x < a[j - gap]: a[j] = a[j - gap]; j -= gap
            a[j] = x
        gap //= 2
    return a
def tree(a):
    def insert(n, x): return (None, x, None) if n is None else (insert(n[0], x), n[1], n[2]) if x < n[1] else (n[0], n[1], insert(n[2], x))
    def walk(n): return walk(n[0]) + [n[1]] + walk(n[2]) if n else []
    root = None
    for x in a: root = insert(root, x)
    return walk(root)
x, data = 17, []
for i in range(40): x = x * 75 % 65537; data.append(x % 10)
inputs = {'random': data, 'sorted': sorted(data), 'reversed': sorted(data, reverse=True), 'same': [5] * 12, 'one': [1], 'empty': []}
for sort in (bubble, insertion, selection, merge, quick, heap, shell, tree, sorted):
    row = []
    for name, d in inputs.items():
        items = [Counted(v, i) for i, v in enumerate(d)]; Counted.compared = 0; out = sort(items)
        stable = all(a.v != b.v or a.tag < b.tag for a, b in zip(out, out[1:]))
        row.append(f'{name}:{Counted.compared}{"" if [c.v for c in out] == sorted(d) else " WRONG"}{"" if stable else " unstable"}')
    print(f'{sort.__name__:<10}', *row)
print(merge([Counted(v, i) for i, v in enumerate([3, 1, 3, 1])]), quick(list('hello world')), shell([2.5, -1, True]))
def counting(a): c = [0] * (max(a, default=-1) + 1); [c.__setitem__(v, c[v] + 1) for v in a]; return [v for v, n in enumerate(c) for _ in range(n)]
def radix(a, base=10):
    place = 1
    while a and max(a) >= place:
        buckets = [[] for _ in range(base)]
        for v in a: buckets[v // place % base].append(v)
        a = [v for b in buckets for v in b]; place *= base
    return a
print(counting(data) == sorted(data), radix([170, 45, 75, 90, 802, 24, 2, 66]), radix([]))
for bad in (lambda: quick([1, 'a']), lambda: heap([None, None, 1]), lambda: merge(5)):
    try: bad()
    except TypeError as e: print(e)
