edges = [0, 1, -1, 2 ** 30, 2 ** 31 - 1, 2 ** 31, -2 ** 31, 2 ** 32, 2 ** 46, 2 ** 47 - 1, 2 ** 47, -2 ** 47, -2 ** 47 - 1, 2 ** 48, 2 ** 62, 2 ** 63 - 1, 2 ** 63, -2 ** 63, -2 ** 63 - 1, 2 ** 64, 10 ** 25]
for a in edges:
    print(a, a + 1, a - 1, -a, ~a, a * a, abs(a), a << 1, a >> 1, a // 3, a % 3, a // -3, a % -3, a & 255, a | 1, a ^ -1, hash(a), float(a), bool(a), str(a)[::-1], hex(a), a.bit_length())
total = 0
for a in edges:
    for b in edges:
        total = (total * 31 + (a + b) * 7 + (a - b) * 5 + a * b + (a & b) + (a | b) + (a ^ b) + (a < b) * 3 + (a == b) + (a // b + a % b if b else 0)) % (2 ** 89 - 1)
print(total, sorted(edges) == sorted(edges, key=float), max(edges), min(edges), sum(edges))
i = 2 ** 47 - 3
while i < 2 ** 47 + 3: i += 1; print(i, end=' ')
print()
i = -2 ** 47 + 3
while i > -2 ** 47 - 3: i -= 1; print(i, end=' ')
print([x for x in range(2 ** 63 - 2, 2 ** 63 + 2)], list(range(-2 ** 47 + 1, -2 ** 47 - 2, -1)), 3 ** 30 * 3 ** 30, (2 ** 24) * (2 ** 24), (2 ** 24 + 1) ** 2, -(2 ** 40) * 2 ** 8, 2 ** 47 // -1, -2 ** 47 // -1, divmod(-2 ** 47, -1), -2 ** 63 // -1, 1 << 46, 1 << 47, 1 << 48, -1 << 47, -1 << 48, (1 << 47) - 1 >> 40)
