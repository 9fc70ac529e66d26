for n in (0, 1, 7, 8, 35, 36, 255, 256, 12345, 10 ** 18, 2 ** 64, 10 ** 30, 3 ** 100):
    print(n, f'{n:b}'[:40], f'{n:o}', f'{n:x}', f'{n:X}', f'{n:,}', f'{n:_}', f'{n:e}', f'{n:.3g}', all(int(f, b) == n for f, b in ((bin(n), 2), (oct(n), 8), (hex(n), 16), (str(n), 10), (bin(n), 0))))
digits = '0123456789abcdefghijklmnopqrstuvwxyz'
def to_base(n, b):
    if n < 0: return '-' + to_base(-n, b)
    out = ''
    while True:
        n, d = divmod(n, b); out = digits[d] + out
        if not n: return out
for b in range(2, 37): print(b, to_base(123456789012345678901234567890, b), int(to_base(-987654321, b), b), end='; ')
print(); print(sum(map(int, str(2 ** 1000))), sum(map(int, str(3 ** 500))), len(str(7 ** 300)), str(11 ** 150)[50:70], int(str(5 ** 200)[::-1]) % 97)
for n in (10 ** 50, -10 ** 50, 2 ** 200 - 1): print(int.from_bytes(n.to_bytes(30, 'big', signed=True), 'big', signed=True) == n, n.to_bytes(30, 'little', signed=True)[:4], int(repr(n)), '%d' % n == str(n), '%x' % n, '{:+,}'.format(n))
