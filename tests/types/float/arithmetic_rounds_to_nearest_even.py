for a, b in ((0.1, 0.2), (1e16, 1.0), (1e308, 1e308), (5e-324, 5e-324), (1.1, 3.3), (-7.5, 2.0), (1e-200, 1e-200), (3.0, 1e-17), (2.5, -0.5), (123456.789, 0.001)):
    print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a < b, a == b, max(a, b), -a, abs(b), round(a, 3), int(a) if abs(a) < 1e17 else '', a.as_integer_ratio()[1] > 0)
x = 0.0
for i in range(10): x += 0.1
print(x, x == 1.0, sum([0.1] * 10), 0.1 * 3, 0.3 - 0.1 * 3, 1 - 0.9, 1.1 + 2.2, 1e15 + 0.3, 4.35 * 100, 1.15.__round__(1), 2.675 * 100, 0.57 * 100, 9007199254740992.0 + 1, 9007199254740992.0 + 2)
s = 0.0
for k in range(1, 2000): s += (-1) ** (k + 1) / k
print(s); h = 0.0
for k in range(1, 1000): h += 1.0 / k
print(h); p = 1.0
for k in range(1, 200): p *= 1.0 + 1.0 / (k * k)
print(p); n = 2.0
for _ in range(8): n = (n + 2.0 / n) / 2.0; print(n, end=' ')
print(); v = 1.0
while v: w = v; v /= 2
print(w, w.hex()); v = 1.0
while 1.0 + v != 1.0: w = v; v /= 2
print(w, w.hex()); v = 1.0
while v != float('inf'): w = v; v *= 1.5
print(w)
print([float(i) / 7 for i in range(1, 7)], [i * 0.1 for i in range(11)], [10.0 ** e for e in range(-6, 24, 3)], [2.0 ** e for e in (-1074, -1022, 0.5, 52, 1023)], 1e23, 8.41e21, 2 ** 0.5 * 2 ** 0.5, 7.0 // 0.1, 7.0 % 0.1, 1e17 // 3, -1e-20 % 1.0, 5.5 // -2, 5.5 % -2)
a, i = 3.7, 2
print(a + i, i + a, a - i, i - a, a * i, i * a, a / i, i / a, a // i, i // a, a % i, i % a, a ** i, i ** a, a < i, i < a, a == 3.7, i == 2.0, True + a, a * False, i / i, -i / 4, 7 / 2, 6 / 3, -7 / 2)
