# hashseed: 0
values = [0, 1, -7, 2.5, -0.0, 3 + 0j, True, None, '', '12', ' 3.5 ', '1j', 'ab', b'12', bytearray(b'ab'), [1, 2], ('a', 'b'), {1: 2}, {3}, range(3), [(1, 2), 'xy'], slice(1), int, ..., frozenset([1]), 10 ** 20, 1e300, float('nan')]
for kind in (int, float, complex, bool, str, bytes, bytearray, list, tuple, set, frozenset, dict, range, enumerate, iter, reversed, memoryview, sorted, sum, len, repr, ascii, hash, abs, bin, chr, ord, min, all, zip):
    row = []
    for v in values:
        try:
            r = kind(v)
            row.append(repr(list(r) if kind in (enumerate, iter, reversed, zip) else bytes(r) if kind is memoryview else (r == hash(v)) if kind is hash else r)[:24])
        except Exception as e: row.append(f'{type(e).__name__}:{str(e)[:40]}')
    print(kind.__name__, row)
