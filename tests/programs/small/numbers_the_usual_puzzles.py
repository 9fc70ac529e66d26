def digits(n): return [int(d) for d in str(abs(n))]
def digital_root(n): return n if n < 10 else digital_root(sum(digits(n)))
def is_happy(n):
    seen = set()
    while n != 1 and n not in seen: seen.add(n); n = sum(d * d for d in digits(n))
    return n == 1
def reverse(n): return int(str(abs(n))[::-1]) * (-1 if n < 0 else 1)
def kaprekar(n):
    steps = []
    while n != 6174: a = ''.join(sorted(f'{n:04d}')); n = int(a[::-1]) - int(a); steps.append(n)
    return steps
def triangle(n): return n * (n + 1) // 2
def two_sum(xs, t):
    seen = {}
    for i, x in enumerate(xs):
        if t - x in seen: return seen[t - x], i
        seen[x] = i
def isqrt(n):
    x = n
    while x * x > n: x = (x + n // x) // 2
    return x
def bin_search(xs, t):
    lo, hi = 0, len(xs)
    while lo < hi:
        mid = (lo + hi) // 2
        if xs[mid] < t: lo = mid + 1
        else: hi = mid
    return lo if lo < len(xs) and xs[lo] == t else -1
def change(cents): return {name: (n := cents // v, cents := cents % v)[0] for name, v in (('quarter', 25), ('dime', 10), ('nickel', 5), ('penny', 1))}
def merge(intervals):
    out = []
    for a, b in sorted(intervals):
        if out and a <= out[-1][1]: out[-1][1] = max(out[-1][1], b)
        else: out.append([a, b])
    return out
def missing(xs): return sum(range(len(xs) + 2)) - sum(xs)
def majority(xs):
    c, n = None, 0
    for x in xs:
        if n == 0: c = x
        n += 1 if x == c else -1
    return c if xs.count(c) > len(xs) // 2 else None
def rain(h):
    total, l, r, lm, rm = 0, 0, len(h) - 1, 0, 0
    while l < r:
        if h[l] < h[r]: lm = max(lm, h[l]); total += lm - h[l]; l += 1
        else: rm = max(rm, h[r]); total += rm - h[r]; r -= 1
    return total
def next_permutation(a):
    a = a[:]; i = len(a) - 2
    while i >= 0 and a[i] >= a[i + 1]: i -= 1
    if i < 0: return a[::-1]
    j = len(a) - 1
    while a[j] <= a[i]: j -= 1
    a[i], a[j] = a[j], a[i]; a[i + 1:] = a[:i:-1]; return a
print([digital_root(n) for n in (0, 38, 999, 12345678)], [n for n in range(1, 50) if is_happy(n)], [reverse(n) for n in (123, -450, 0)], kaprekar(3524), [triangle(n) for n in range(8)], two_sum([2, 7, 11, 15], 26), two_sum([1], 5), [isqrt(n) for n in (0, 1, 15, 16, 10 ** 20 + 1)], [bin_search([1, 3, 5, 7], t) for t in (1, 7, 4, 9)], change(94), merge([[1, 3], [8, 10], [2, 6], [15, 18], [17, 20]]), missing([3, 0, 1]), majority([2, 2, 1, 2]), majority([1, 2, 3]), rain([0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 1]), next_permutation([1, 3, 2]), next_permutation([3, 2, 1]), sep='\n')
total = 0
for n in range(1000):
    if n % 3 == 0 or n % 5 == 0: total += n
print(total, max(a * b for a in range(900, 1000) for b in range(a, 1000) if str(a * b) == str(a * b)[::-1]), sum(range(101)) ** 2 - sum(x * x for x in range(101)), next(a * b * c for a in range(1, 500) for b in range(a, 500) if (c := 1000 - a - b) > b and a * a + b * b == c * c), sum(int(d) for d in str(2 ** 1000)), sum(int(d) for d in str(__import__('math').factorial(100))), len({a ** b for a in range(2, 30) for b in range(2, 30)}))
amicable = {}
for n in range(1, 3000): amicable[n] = sum(d + (n // d if d * d != n and d > 1 else 0) for d in range(1, int(n ** .5) + 1) if n % d == 0)
print([(n, m) for n, m in amicable.items() if n < m < 3000 and amicable[m] == n], [n for n in range(10, 3000) if amicable[n] == n], sum(1 for n in range(12, 1000) if amicable[n] > n))
def egyptian(a, b):
    out = []
    while a: n = -(-b // a); out.append(n); a, b = a * n - b, b * n
    return out
def decimal(a, b):
    whole, a = divmod(a, b); out, seen = '', {}
    while a and a not in seen: seen[a] = len(out); d, a = divmod(a * 10, b); out += str(d)
    return f'{whole}.' + (out if not a else f'{out[:seen[a]]}({out[seen[a]:]})')
print(egyptian(6, 7), egyptian(43, 48), [decimal(*p) for p in ((1, 3), (1, 7), (5, 4), (22, 7), (1, 6), (4, 2))], max(range(2, 100), key=lambda b: len(decimal(1, b))))
