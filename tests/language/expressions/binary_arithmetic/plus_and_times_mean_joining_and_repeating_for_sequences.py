print('a' + 'b', [1] + [2], (1,) + (2,), b'a' + b'b', bytearray(b'a') + b'b', b'a' + bytearray(b'b'))
print('ab' * 3, 3 * 'ab', [0] * 3, 2 * (1, 2), b'x' * 2, 'a' * 0, 'a' * -1, [1] * True, bytearray(b'ab') * 2)
print(1 + 2.5, 1 + 2j, 2.5 + 1j, True + True, True + 0.5, 3 * 1.5, 2 * 1j, 1 - True, 5 - 7.5)
class Idx:
    def __index__(self): return 2
print('ab' * Idx(), [1] * Idx(), Idx() * (3,))
inner = [[]] * 3
inner[0].append(1)
print(inner)
cases = ['1 + "a"', '"a" + 1', '[1] + (2,)', '(1,) + [2]', '"a" + b"a"', 'b"a" + "a"', '"a" * 1.5', '1.5 * "a"', '"a" * "b"', '[] * []', '() * None', '{} + {}', '{1} + {2}', 'None + 1', '1 + None', 'int + int', 'len + 1', '"a" - "b"', '[1] - [1]', '{1: 2} * 2', '"a" + None', '[1] + 1', '[] + ""', '1 + []', 'object() + 1', 'b"a" + 1', 'bytearray() + 1', 'print + print', '(lambda: 0) + 1', '"ab" * 10 ** 20', '[1] * 10 ** 20', '(1,) * (2 ** 62)', '"" * 10 ** 20', '1 - "a"', '1 * None', '1 @ 2', '[1] @ [2]', '{} - {}', '{}.keys() - 1', 'range(3) + [1]', '1 + ...', 'type + 1', 'NotImplemented + 1']
for source in cases:
    try:
        print(source, '=', eval(source))
    except Exception as e:
        print(source, '|', type(e).__name__, e)
for source in ('x = 1; x += "a"', 'x = "a"; x += 1', 'x = []; x += 1', 'x = []; x += "ab"; print(x)', 'x = (1,); x += [2]', 'x = 1; x @= 2', 'x = {}; x |= [(1, 2)]; print(x)', 'x = {1}; x |= [2]', 'x = []; x *= "a"', 'x = 5; x <<= "a"', 'x = 1; x //= 0', 'x = None; x -= 1', 'x = b"a"; x += "b"', 'x = 1; x **= None', 'x = 1; x %= []', 'x = 1; x &= 1.5', 'x = "a"; x ^= 1', 'x = 1; x >>= "s"', 'x = 1; x /= "s"', 'x = (1,); x *= 2.0'):
    try:
        exec(source)
    except Exception as e:
        print(source, '|', type(e).__name__, e)
