"""Newton, bisection, Simpson, Runge-Kutta, Gauss-Seidel, Fourier transform, least squares, Mandelbrot."""
import cmath, math
def newton(f, df, x, tol=1e-12):
    for n in range(100):
        step = f(x) / df(x); x -= step
        if abs(step) < tol: return x, n + 1
    raise ArithmeticError('no convergence')
def bisect(f, a, b):
    if f(a) * f(b) > 0: raise ValueError('no sign change')
    n = 0
    while b - a > 1e-12:
        m = (a + b) / 2; n += 1
        if f(a) * f(m) <= 0: b = m
        else: a = m
    return a, n
print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0), bisect(lambda x: x ** 3 - x - 2, 1, 2))
for bad in (lambda: newton(lambda x: x * x + 1, lambda x: 2 * x, 0.5), lambda: newton(lambda x: 1, lambda x: 0, 1), lambda: bisect(lambda x: 1, 0, 1)):
    try: print(bad())
    except (ArithmeticError, ValueError) as e: print(type(e).__name__, e)
def simpson(f, a, b, n=100): h = (b - a) / n; return h / 3 * math.fsum(f(a + i * h) * (1 if i in (0, n) else 4 if i % 2 else 2) for i in range(n + 1))
print(f'{simpson(lambda x: x * x, 0, 3):.10f} {simpson(lambda x: 4 / (1 + x * x), 0, 1):.12f} {simpson(math.sqrt, 0, 1):.6f}')
def rk4(f, y, t, h):
    k1 = f(t, y); k2 = f(t + h / 2, [a + h / 2 * b for a, b in zip(y, k1)]); k3 = f(t + h / 2, [a + h / 2 * b for a, b in zip(y, k2)]); k4 = f(t + h, [a + h * b for a, b in zip(y, k3)])
    return [a + h / 6 * (p + 2 * q + 2 * r + s) for a, p, q, r, s in zip(y, k1, k2, k3, k4)]
y, t = [1.0, 0.0], 0.0
for _ in range(1000): y = rk4(lambda t, y: [y[1], -y[0]], y, t, 0.01); t += 0.01
print([f'{v:.8f}' for v in y], f'{math.cos(t):.8f} {t:.2f}')
def seidel(a, b, n=50):
    x = [0.0] * len(b)
    for _ in range(n):
        for i, row in enumerate(a): x[i] = (b[i] - sum(row[j] * x[j] for j in range(len(b)) if j != i)) / row[i]
    return x
print([round(v, 9) for v in seidel([[4, 1, 0], [1, 5, 2], [0, 2, 6]], [9, 20, 22])])
def fft(x):
    if len(x) == 1: return x
    even, odd = fft(x[::2]), fft(x[1::2]); half = [cmath.exp(-2j * cmath.pi * k / len(x)) * o for k, o in enumerate(odd)]
    return [e + o for e, o in zip(even, half)] + [e - o for e, o in zip(even, half)]
s = [math.sin(2 * math.pi * 3 * k / 16) + (k % 4) for k in range(16)]; print([f'{abs(v):.4f}' for v in fft(s)])
def multiply(a, b):
    n = 1
    while n < len(a) + len(b): n *= 2
    fa, fb = fft([complex(v) for v in a] + [0j] * (n - len(a))), fft([complex(v) for v in b] + [0j] * (n - len(b)))
    c = [v.conjugate() for v in fft([(x * y).conjugate() for x, y in zip(fa, fb)])]
    return [round(v.real / n) for v in c][:len(a) + len(b) - 1]
print(multiply([1, 2, 3], [4, 5, 6]), multiply([9] * 5, [9] * 5))
def fit(points):
    n = len(points); sx = sum(x for x, _ in points); sy = sum(y for _, y in points); sxx = sum(x * x for x, _ in points); sxy = sum(x * y for x, y in points)
    m = (n * sxy - sx * sy) / (n * sxx - sx * sx); return round(m, 6), round((sy - m * sx) / n, 6)
print(fit([(0, 1), (1, 3), (2, 5)]), fit([(1, 2), (2, 3), (3, 5), (4, 4)]))
for y in range(-10, 11, 4): print(''.join(' .:-=+*#%@'[next((n // 4 for n, z in zip(range(36), iter(lambda c=complex(x / 20, y / 10), s=[0j]: s.append(s[-1] * s[-1] + c) or s[-1], None)) if abs(z) > 2), 9)] for x in range(-42, 22, 2)))
def det(m): return 1 if not m else sum((-1) ** j * v * det([r[:j] + r[j + 1:] for r in m[1:]]) for j, v in enumerate(m[0]))
print(det([[2, 0, 1], [1, 3, 2], [0, 1, 4]]), det([[(i * j + i + j) % 7 for j in range(6)] for i in range(6)]))
def stats(xs): n = len(xs); m = sum(xs) / n; v = sum((x - m) ** 2 for x in xs) / (n - 1); return m, round(v, 6), sorted(xs)[n // 2]
print(stats([2, 4, 4, 4, 5, 5, 7, 9]), horner := [sum(c * x ** i for i, c in enumerate((1, -2, 3))) for x in range(4)])
