import math
def fannkuch(n):
    p, q, s, sign, maxflips, total = list(range(n)), list(range(n)), list(range(n)), 1, 0, 0
    while True:
        if q0 := p[0]:
            q[1:] = p[1:]; flips = 1
            while qq := q[q0]:
                q[q0] = q0
                if q0 >= 3:
                    i, j = 1, q0 - 1
                    while i < j: q[i], q[j] = q[j], q[i]; i += 1; j -= 1
                q0 = qq; flips += 1
            total += sign * flips; maxflips = max(maxflips, flips)
        if sign == 1: p[0], p[1] = p[1], p[0]; sign = -1
        else:
            p[1], p[2] = p[2], p[1]; sign = 1
            for i in range(2, n):
                if s[i]: s[i] -= 1; break
                if i == n - 1: return total, maxflips
                s[i] = i; t = p[0]; p[:i + 1] = p[1:i + 2]; p[i + 1] = t
print(fannkuch(6), fannkuch(7))
def nbody(n, dt=0.01):
    bodies = [[[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 39.47841760435743], [[4.84143144246472090, -1.16032004402742839, -0.103622044471123109], [0.606326392995832, 2.81198684491626, -0.02521836165988763], 0.03769367487038949], [[8.34336671824457987, 4.12479856412430479, -0.403523417114321381], [-1.01077434617879, 1.82566237123041, 0.008415761376584154], 0.011286326131968767]]
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
    def energy(): return sum(m * sum(x * x for x in v) / 2 for _, v, m in bodies) - sum(a[2] * b[2] / math.dist(a[0], b[0]) for a, b in pairs)
    before = energy()
    for _ in range(n):
        for (p1, v1, m1), (p2, v2, m2) in pairs:
            dx, dy, dz = p1[0] - p2[0], p1[1] - p2[1], p1[2] - p2[2]; mag = dt * (dx * dx + dy * dy + dz * dz) ** -1.5
            v1[0] -= dx * m2 * mag; v1[1] -= dy * m2 * mag; v1[2] -= dz * m2 * mag; v2[0] += dx * m1 * mag; v2[1] += dy * m1 * mag; v2[2] += dz * m1 * mag
        for p, (vx, vy, vz), _ in bodies: p[0] += dt * vx; p[1] += dt * vy; p[2] += dt * vz
    return f'{before:.9f} {energy():.9f}'
print(nbody(500))
def spectral(n):
    def a(i, j): return 1 / ((i + j) * (i + j + 1) // 2 + i + 1)
    def mul(v): return [sum(a(i, j) * v[j] for j in range(n)) for i in range(n)]
    def tmul(v): return [sum(a(j, i) * v[j] for j in range(n)) for i in range(n)]
    u = [1.0] * n
    for _ in range(10): v = tmul(mul(u)); u = tmul(mul(v))
    return f'{math.sqrt(sum(x * y for x, y in zip(u, v)) / sum(x * x for x in v)):.9f}'
print(spectral(20))
def mandel(n): return sum(1 for y in range(n) for x in range(n) if not any(abs(z) > 2 for z in (lambda c: (lambda s: [s.append(s[-1] ** 2 + c) or s[-1] for _ in range(20) if abs(s[-1]) <= 2])([0j]))(complex(2 * x / n - 1.5, 2 * y / n - 1))))
print(mandel(20))
def trees(d): return (trees(d - 1), trees(d - 1)) if d else (None, None)
def check(t): l, r = t; return 1 if l is None else 1 + check(l) + check(r)
print([check(trees(d)) for d in range(2, 9)])
def fasta(n, seed=42):
    out = []
    for _ in range(n): seed = (seed * 3877 + 29573) % 139968; r = seed / 139968; out.append(next(c for c, p in (('a', .3), ('c', .5), ('g', .7), ('t', 2)) if r < p))
    return ''.join(out)
dna = fasta(1500); print(dna[:60], {c: dna.count(c) for c in 'acgt'}, dna[::-1].translate(str.maketrans('acgt', 'tgca'))[:20], max(((dna.count(k), k) for k in {dna[i:i + 3] for i in range(1498)})))
def pidigits(n):
    k, a, b, a1, b1, out = 2, 4, 1, 12, 4, ''
    while len(out) < n:
        p, q, k = k * k, 2 * k + 1, k + 1; a, b, a1, b1 = a1, b1, p * a + q * a1, p * b + q * b1; d, d1 = a // b, a1 // b1
        while d == d1 and len(out) < n: out += str(d); a, a1 = 10 * (a % b), 10 * (a1 % b1); d, d1 = a // b, a1 // b1
    return out
print(pidigits(60)); x, s = 1, 0
for i in range(20000): x = x * 69069 + 1 & 0xffffffff; s ^= x >> 3
print(s, hash(s) == s)
