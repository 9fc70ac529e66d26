specs = ['', 'd', '5', '<5', '^5', '>5', '=5', '05', '+', '-', ' ', '+05', ',', '_', 'x', 'X', '#x', '#o', '#b', '#010b', 'b', 'o', 'c', 'n', 'e', '.2e', 'f', '.2f', 'g', '%', '.1%', 's', '*^9', '*=9', 'é>4', '_x', '_b', ',d', ',.2f', '.3', '10.3', '.0f', 'z', 'zf', '#', '#f', '#.0f', '010,', '+,.3f', '1', '0', '<05', '^+8.2f', ' d', '.5s', 'r', '>', '5.', 'F', 'E', 'G', '_,', ',_', ',x', 'ss', '\u2028>3', '99999999999999999999', '.99999999999999999999', '{', '}>3', '+s', '=5s', '.2d', ',s', 'a']
values = [42, -42, 3.14159, -0.0, 1234567.891, 'text', True, 12345678901234567890123]
for spec in specs:
    out = []
    for v in values:
        try: out.append(format(v, spec))
        except Exception as e: out.append(f'{type(e).__name__}: {e}')
    print(repr(spec), out)
for v in (1 + 2j, None, [], object, b'x'):
    for spec in ('', '5', '.2f', 's'):
        try: print(repr(v), repr(spec), repr(format(v, spec)))
        except Exception as e: print(repr(v), repr(spec), '|', type(e).__name__, e)
for v in (0.0, 1e-7, 123456789.0, 1e22, 0.1 + 0.2, float('nan'), float('-inf'), 1e300, 5e-324, 99999.5, 0.5, 2.5):
    print([format(v, s) for s in ('', 'e', 'f', 'g', 'n', '.0f', '.3g', '.10', '.1f', '10.4g', '#.3g', '+.2E', '010.2f', ',.1f', '.15g', '.17g', '%')])
for n in (0, 255, -255, 10 ** 15): print([format(n, s) for s in ('b', 'o', 'x', '#X', ',', '_', '_b', '_x', '#_o', '012,', '>+15,', '=+12', '^12', 'e', '.1f', 'g', 'n')])
try: format(5, 5)
except TypeError as e: print(e)
try: (5).__format__()
except TypeError as e: print(e)
