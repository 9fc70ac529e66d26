for a in (5, -5, 0, 2 ** 40 + 1, -2 ** 40 - 1, 2 ** 100 + 3, -2 ** 100 - 3):
    print(a, a << 3, a >> 3, a & 0xff, a | 0xff, a ^ 0xff, a & -16, a | -16, a ^ -16, ~a)
print(1 << 100, 1 << 0, -1 << 5, 0 << 10 ** 10, 1 >> 1000, -1 >> 1000, (1 << 100) >> 99, -(1 << 100) >> 99, 2 ** 100 >> 10 ** 20, -1 >> 10 ** 20)
print(True & False, True | False, True ^ True, type(True & True), True & 1, type(True & 1), 5 & True, True << 3)
print({1, 2, 3} & {2, 3, 4}, {1} | {2}, {1, 2} ^ {2, 3}, {1, 2} - {2}, frozenset([1]) | {2}, {1: 2} | {3: 4}, int | str, int | None)
for source in ('1 << -1', '1 >> -1', '1 << 1.5', '1.5 << 1', '1 & 1.5', '"a" & "b"', '[] | []', '1 | None', '{1} & [1]', '{1} | 5', '{} | []', '1 << 10 ** 20', 'None | 1', '1 ^ "a"', '2 ** 70 << -1', '2 ** 70 >> -1', '~1.0', '() & ()', 'int | 5', '{} & {}', '{1}.__or__([2])', '{1} - [1]', '-1 << 2 ** 70'):
    try:
        print(source, '=', eval(source))
    except Exception as e:
        print(source, '|', type(e).__name__, e)
class Flags:
    def __init__(self, v): self.v = v
    def __and__(self, o): return Flags(self.v & o.v)
    def __or__(self, o): return Flags(self.v | o.v)
    def __xor__(self, o): return Flags(self.v ^ o.v)
    def __invert__(self): return Flags(~self.v & 0xff)
    def __lshift__(self, n): return Flags(self.v << n)
    def __rshift__(self, n): return Flags(self.v >> n)
    def __iand__(self, o):
        self.v &= o.v
        return self
    def __ilshift__(self, n):
        self.v <<= n
        return self
    def __repr__(self): return f'{self.v:#010b}'
a, b = Flags(0b1100), Flags(0b1010)
print(a & b, a | b, a ^ b, ~a, a << 1, a >> 2)
same = a
a &= b; a <<= 1
print(a, a is same)
x = 0
for i in range(0, 70, 7): x |= 1 << i
print(bin(x), x.bit_count(), x.bit_length())
h = 0xcbf29ce484222325
for byte in b'hello': h = (h ^ byte) * 0x100000001b3 & 0xffffffffffffffff
print(hex(h))
