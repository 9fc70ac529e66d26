a, b = 123456789012345678901234567890, 987654321098765432109876543210
print(a + b, a - b, b - a, a * b, b // a, b % a, a ** 3, -a // 7, -a % 7, divmod(b, -a))
for k in (30, 31, 32, 47, 48, 49, 59, 60, 61, 62, 63, 64, 65, 127, 128):
    n = 2 ** k
    print(k, n, -n, n - 1, n + 1, n * n - (n - 1) * (n + 1), (n - 1) ^ n, -n >> 3, n & -n == n, hash(n), hash(-n))
x = 1
for i in range(1, 60): x *= i
print(x, x // 10 ** 40, x % 10 ** 40, len(str(x)), bin(x).count('1'))
f = [0, 1]
for i in range(300): f.append(f[-1] + f[-2])
print(f[300], f[300] % 1000007)
print(2 ** 1000 % (10 ** 9 + 7), pow(2, 1000, 10 ** 9 + 7), pow(3, 10 ** 18, 998244353), pow(a, -1, 10 ** 9 + 7))
print(a < b, a == a + 0, a != b, -a < a, a > 1e29, a == float(a), int(float(a)) - a, a / b, b / a, a / 3, 10 ** 100 / 10 ** 98)
print(~a, a & b, a | b, a ^ b, a << 70, b >> 50, -a >> 50, -a & 0xffff, -a | 1, a & -1 == a)
print(a.bit_length(), (-a).bit_length(), a.bit_count(), hash(a), hash(-a), hash(2 ** 61 - 1), hash(2 ** 61), hash(-2 ** 61), hash(-1), hash(-2))
print(sum(range(10 ** 5)) ** 5, int(str(a) * 5) // a, str(3 ** 400)[:30], repr(-3 ** 200)[-30:])
import math
print(math.gcd(a, b), math.isqrt(a), math.isqrt(10 ** 60), math.factorial(30), math.comb(100, 50), math.lcm(a, 77), math.log2(2 ** 500), math.log(10 ** 400))
m = 48
acc = 2 ** (m - 1) - 1
acc += 1; print(acc); acc -= 1; print(acc); acc = -acc - 1; print(acc); acc -= 1; print(acc, -acc, abs(acc), acc * acc)
