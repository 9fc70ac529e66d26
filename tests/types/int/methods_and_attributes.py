for n in (0, 1, -1, 5, 255, 256, -256, 2 ** 40, -2 ** 64, 10 ** 25):
    print(n, n.bit_length(), n.bit_count(), n.real, n.imag, n.numerator, n.denominator, n.conjugate(), n.as_integer_ratio(), n.__index__(), n.__abs__(), n.__neg__(), n.__bool__(), n.__int__(), n.__float__(), n.__trunc__(), n.__floor__(), n.__ceil__())
print((1024).to_bytes(2, 'big'), (1024).to_bytes(10, 'little'), (-1024).to_bytes(4, 'big', signed=True), (255).to_bytes(), (0).to_bytes(0, 'big'), (10 ** 20).to_bytes(9, byteorder='little'))
print(int.from_bytes(b'\x00\x10', 'big'), int.from_bytes(b'\x00\x10', 'little'), int.from_bytes(b'\xfc\x00', 'big', signed=True), int.from_bytes([255, 0, 0]), int.from_bytes(b'', 'big'), int.from_bytes(bytearray(b'\xff' * 12), 'little', signed=True))
print(round(12345, -2), round(-15, -1), round(25, -1), round(35, -1), round(5), round(5, 3), round(10 ** 20 + 55, -2), round(149, -2), round(150, -2), round(250, -2), round(1, -5))
for source in ('(256).to_bytes(1, "big")', '(-1).to_bytes(1, "big")', '(128).to_bytes(1, "big", signed=True)', '(1).to_bytes(-1, "big")', '(1).to_bytes(1, "middle")', '(1).to_bytes("1")', 'int.from_bytes(5)', 'int.from_bytes("abc", "big")', 'int.from_bytes([256])', 'int.from_bytes(b"", "x")', 'int.from_bytes()', 'round(5, 1.5)', 'round(5, "a")', '(1).bit_length(1)', '(1).real(2)', '(1).__add__("a")', '(5).__divmod__(0)', '(5).__pow__(2, 0)', '(1).__lshift__(-1)', '(5).__round__(-1, 2)', '(5).__format__(5)', '(5).__getnewargs__()', 'int.__new__(5)', '(5).conjugate(1)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
print(bin(10), bin(-10), oct(64), oct(-8), hex(255), hex(-255), hex(2 ** 70), bin(0), oct(0), hex(0), int.__doc__.split('\n')[0])
print([n for n in dir(int) if not n.startswith('_')], (5).__sizeof__() > 0, int.mro(), int.__name__)
