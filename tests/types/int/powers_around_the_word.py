"""Powers whose results are just inside and outside of one machine word, and of two."""

for base in (0, 1, -1, 2, -2, 3, -3, 7, 10, 2**31, -(2**31), 2**32 - 1, 2**47, -(2**47), 2**63 - 1, -(2**63), 2**64):
    for exponent in (0, 1, 2, 3, 4, 13, 39, 40, 62, 63, 64, 80, 127, 128):
        result = base**exponent
        print(base, exponent, result if exponent < 5 else hash(result), type(result).__name__, result == pow(base, exponent))
print(True**3, False**0, True**-1, (-8) ** -1, 2**-1074)
