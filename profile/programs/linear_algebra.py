"""Dense linear algebra on lists of lists: LU with pivoting, inverse, QR, Jacobi, mod-p rank."""
import math
import random
import sys


def zeros(n, m):
    return [[0.0] * m for _ in range(n)]


def eye(n):
    return [[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)]


def rand_matrix(rng, n):
    return [[rng.uniform(-1, 1) + (n if i == j else 0) for j in range(n)] for i in range(n)]


def matmul(a, b):
    cols = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, col)) for col in cols] for row in a]


def matmul_loops(a, b):
    n, m, k = len(a), len(b[0]), len(b)
    out = zeros(n, m)
    for i in range(n):
        ai, oi = a[i], out[i]
        for j in range(m):
            s = 0.0
            for t in range(k):
                s += ai[t] * b[t][j]
            oi[j] = s
    return out


def matvec(a, v):
    return [sum(map(lambda x, y: x * y, row, v)) for row in a]


def distance(a, b):
    return max(abs(x - y) for r, s in zip(a, b) for x, y in zip(r, s))


def lu(a):
    n = len(a)
    a = [row[:] for row in a]
    perm, sign = list(range(n)), 1
    for k in range(n):
        p = max(range(k, n), key=lambda i: abs(a[i][k]))
        if a[p][k] == 0.0:
            raise ZeroDivisionError("singular")
        if p != k:
            a[k], a[p] = a[p], a[k]
            perm[k], perm[p] = perm[p], perm[k]
            sign = -sign
        pivot_row = a[k]
        for i in range(k + 1, n):
            row = a[i]
            f = row[k] / pivot_row[k]
            row[k] = f
            for j in range(k + 1, n):
                row[j] -= f * pivot_row[j]
    return a, perm, sign


def lu_solve(fact, b):
    a, perm, _ = fact
    n = len(a)
    y = [0.0] * n
    for i in range(n):
        y[i] = b[perm[i]] - sum(a[i][j] * y[j] for j in range(i))
    x = [0.0] * n
    for i in reversed(range(n)):
        s = y[i]
        for j in range(i + 1, n):
            s -= a[i][j] * x[j]
        x[i] = s / a[i][i]
    return x


def det(fact):
    a, _, sign = fact
    d = float(sign)
    for i in range(len(a)):
        d *= a[i][i]
    return d


def inverse(a):
    f = lu(a)
    cols = [lu_solve(f, e) for e in eye(len(a))]
    return [list(r) for r in zip(*cols)]


def qr(a):
    """Modified Gram-Schmidt."""
    n = len(a)
    v = [list(c) for c in zip(*a)]
    q, r = [], zeros(n, n)
    for i in range(n):
        norm = math.sqrt(sum(x * x for x in v[i]))
        r[i][i] = norm
        u = [x / norm for x in v[i]]
        q.append(u)
        for j in range(i + 1, n):
            d = sum(x * y for x, y in zip(u, v[j]))
            r[i][j] = d
            v[j] = [y - d * x for x, y in zip(u, v[j])]
    return [list(c) for c in zip(*q)], r


def jacobi(a, b, rounds=60):
    n = len(a)
    x = [0.0] * n
    for _ in range(rounds):
        x = [(b[i] - sum(a[i][j] * x[j] for j in range(n) if j != i)) / a[i][i]
             for i in range(n)]
    return x


def power(a, rounds):
    v, lam = [1.0] * len(a), 0.0
    for _ in range(rounds):
        w = matvec(a, v)
        lam = math.sqrt(sum(x * x for x in w))
        v = [x / lam for x in w]
    return lam, v


def rank_mod(a, p):
    a = [[x % p for x in row] for row in a]
    rank = 0
    for c in range(len(a[0])):
        piv = next((i for i in range(rank, len(a)) if a[i][c]), None)
        if piv is None:
            continue
        a[rank], a[piv] = a[piv], a[rank]
        inv = pow(a[rank][c], p - 2, p)
        a[rank] = [x * inv % p for x in a[rank]]
        for i in range(len(a)):
            if i != rank and a[i][c]:
                f = a[i][c]
                a[i] = [(x - f * y) % p for x, y in zip(a[i], a[rank])]
        rank += 1
    return rank


def main():
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    rng = random.Random(5)
    trace = 0.0
    n = 26
    for r in range(max(1, round(110 * scale))):
        a, b = rand_matrix(rng, n), rand_matrix(rng, n)
        ab = matmul(a, b)
        assert distance(ab, matmul_loops(a, b)) < 1e-9
        fa, fb = lu(a), lu(b)
        da, db, dab = det(fa), det(fb), det(lu(ab))
        assert math.isclose(da * db, dab, rel_tol=1e-8)
        x = lu_solve(fa, [float(i) for i in range(n)])
        assert max(abs(v - i) for i, v in enumerate(matvec(a, x))) < 1e-8
        assert distance(matmul(a, inverse(a)), eye(n)) < 1e-9
        q, t = qr(a)
        assert distance(matmul(q, t), a) < 1e-9
        assert distance(matmul([list(c) for c in zip(*q)], q), eye(n)) < 1e-9
        xj = jacobi(a, [1.0] * n)
        assert max(abs(u - v) for u, v in zip(xj, lu_solve(fa, [1.0] * n))) < 1e-6
        sym = [[(a[i][j] + a[j][i]) / 2 + 1 for j in range(n)] for i in range(n)]
        lam, v = power(sym, 60)
        assert lam >= sum(x * y for x, y in zip(v, matvec(sym, v))) - 1e-6
        low = [[(i * j + i + r) % 101 for j in range(n)] for i in range(n)]
        assert rank_mod(low, 101) <= 2
        trace += sum(ab[i][i] for i in range(n)) + lam
    print("linalg %.6f" % trace)


main()
