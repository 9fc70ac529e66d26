"""Sieves, factors, Miller-Rabin, extended Euclid, Chinese remainders, continued fractions."""
from math import gcd, isqrt
def sieve(n):
    flags = bytearray([1]) * (n + 1); flags[:2] = b'\0\0'
    for i in range(2, isqrt(n) + 1):
        if flags[i]: flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]
def primes():
    composites, n = {}, 2
    while True:
        if n not in composites: yield n; composites[n * n] = [n]
        else:
            for p in composites.pop(n): composites.setdefault(n + p, []).append(p)
        n += 1
def factor(n):
    out, d = {}, 2
    while d * d <= n:
        while n % d == 0: out[d] = out.get(d, 0) + 1; n //= d
        d += 1 + (d > 2)
    if n > 1: out[n] = out.get(n, 0) + 1
    return out
def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0: d //= 2; s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
def egcd(a, b):
    x, y, u, v = 1, 0, 0, 1
    while b: q = a // b; a, b, x, y, u, v = b, a % b, u, v, x - q * u, y - q * v
    return a, x, y
def crt(pairs):
    r, m = 0, 1
    for a, n in pairs:
        g, p, q = egcd(m, n)
        if (a - r) % g: raise ValueError(f'no solution for {a} mod {n}')
        r = (r + m * ((a - r) // g * p % (n // g))) % (m * n // g); m = m * n // g
    return r, m
def rho(n):
    if n % 2 == 0: return 2
    c = 1
    while True:
        x = y = 2; d = 1
        while d == 1: x = (x * x + c) % n; y = (y * y + c) % n; y = (y * y + c) % n; d = gcd(abs(x - y), n)
        if d != n: return d
        c += 1
def phi(n):
    for p in factor(n): n -= n // p
    return n
g = primes(); first = [next(g) for _ in range(200)]
print(first[:10], first == sieve(first[-1]), len(sieve(10000)), sum(sieve(10000)), factor(360), factor(2 ** 31 - 1), factor(1), factor(600851475143))
print([n for n in range(50) if is_prime(n)], is_prime(2 ** 61 - 1), is_prime(2 ** 67 - 1), is_prime(10 ** 18 + 9), is_prime(561), is_prime(3215031751))
print(egcd(240, 46), egcd(0, 5), crt([(2, 3), (3, 5), (2, 7)]), crt([(1, 4), (3, 6)]), rho(8051), rho(10403 * 10007), [phi(n) for n in range(1, 13)], sum(phi(n) for n in range(1, 200)))
try: crt([(1, 4), (2, 6)])
except ValueError as e: print(e)
def sqrt_fraction(n, steps):
    a0 = isqrt(n); m, d, a = 0, 1, a0; h, k, hh, kk = a0, 1, 1, 0
    for _ in range(steps): m = d * a - m; d = (n - m * m) // d; a = (a0 + m) // d; h, k, hh, kk = a * h + hh, a * k + kk, h, k
    return h, k
print(sqrt_fraction(2, 10), sqrt_fraction(61, 21), sqrt_fraction(61, 21)[0] ** 2 - 61 * sqrt_fraction(61, 21)[1] ** 2)
def collatz(n, seen={1: 1}):
    if n not in seen: seen[n] = 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
    return seen[n]
print(max(range(1, 3000), key=collatz), [collatz(n) for n in (1, 7, 27, 97)])
def digits_of_pi(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3; out = []
    while len(out) < n:
        if 4 * q + r - t < m * t: out.append(m); q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else: q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return ''.join(map(str, out))
print(digits_of_pi(120)); print([n for n in range(2, 5000) if sum(d for d in range(1, n // 2 + 1) if n % d == 0) == n])
e = 65537; p, q = 1000003, 1000033; n, d = p * q, pow(65537, -1, (p - 1) * (q - 1)); print([pow(pow(m, e, n), d, n) for m in (42, 123456, 7)], pow(42, e, n))
