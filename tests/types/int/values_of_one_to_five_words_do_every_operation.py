# Every operator on integers of a few machine words, at the values where carries, signs and lengths change.
import math
import operator
from zlib import crc32

edges = [0, 1, 2, 3, 10**9 + 7]
for bits in (47, 48, 63, 64, 95, 126, 127, 128, 190, 255, 256, 320):
    edges += [(1 << bits) - 1, 1 << bits, (1 << bits) + 1]
edges += [3**60, 7**80, 10**30, 10**76, 0xFFFFFFFFFFFFFFFE << 64, (1 << 128) - (1 << 64)]
values = edges + [-edge for edge in edges]

operators = [
    operator.add, operator.sub, operator.mul, operator.floordiv, operator.mod, divmod,
    operator.and_, operator.or_, operator.xor,
    operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge,
    math.gcd, math.lcm,
]


def attempt(f, *args):
    try:
        return f(*args)
    except (ZeroDivisionError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


for f in operators:
    seen = 0
    for a in values:
        for b in values:
            result = attempt(f, a, b)
            seen = crc32(repr(result).encode(), seen)
            if f is divmod and b:
                assert a == b * result[0] + result[1], (a, b)
    print(f.__name__, seen)

for f in (operator.lshift, operator.rshift):
    seen = 0
    for a in values:
        for shift in (0, 1, 13, 47, 48, 63, 64, 65, 127, 128, 129, 200, 1000, -1):
            seen = crc32(repr(attempt(f, a, shift)).encode(), seen)
    print(f.__name__, seen)

for f in (operator.neg, operator.invert, abs, hash, float, bool, int.bit_length, math.gcd):
    print(f.__name__, crc32(repr([attempt(f, a) for a in values]).encode()))

print(crc32(repr([a**e for a in (-7, -2, 2, 3, 10, 2**31, 2**47, -(2**63)) for e in range(12)]).encode()))
print([hash(a) for a in (2**61 - 1, 2**61, 2**122 - 1, 2**122, (2**61 - 1) ** 3, -(2**61 - 1), 2**64 - 1, 2**183 - 1)])
print(2**126 + 2**126, -(2**126) - 2**126, 2**125 * 2, (2**63) * (2**63), (2**64 - 1) * (2**62 - 1))
print(True & 2**70 + 1, True + 2**64, 2**64 - False, True << 64, 2**64 == 2.0**64, 2**64 + 1 == 2.0**64)


class Number(int):
    pass


print(Number(2**70) + 1, type(Number(2**70) + 1).__name__, Number(2**70) == 2**70, hash(Number(2**70)) == hash(2**70))
