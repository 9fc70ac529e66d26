for s in ('1', '1.5', ' 2.5\n', '-0', '+3e5', '1E-3', '.5', '5.', 'inf', '-Infinity', 'NaN', '+nan', '1_000.5', '1e400', '1e-400', '٣.٥', '0x1p3', '', ' ', '1..5', 'e5', '1e', '--1', '1_', '_1', '1__0', 'infin', '1.5f', '1,5', 'nan(1)', '1e5.5', '1 2', '\x001', b'1.5', bytearray(b'2'), b'x', None, [], 1j, '1j', 5, True, 10 ** 30, 10 ** 400, 'Infinity' * 2, '9' * 400, '0.' + '1' * 60, '179769313486231580793e289', '2.4703282292062328e-324', '2.4703282292062327e-324', '1' + '0' * 22 + '.5', '0.1e-2', '1e+05'):
    try: print(repr(s)[:40], float(s))
    except Exception as e: print(repr(s)[:40], '|', type(e).__name__, str(e)[:90])
print(float(), float.fromhex('0x1.8p3'), float.fromhex('-0x.8'), float.fromhex('inf'), float.fromhex('1'), float.fromhex('0x1p-1074'), float.fromhex('  0xAp0 '), float.fromhex('nan'))
for bad in ('', '0x', '1g', '0x1p2000', '0x1p', 5, '0x1..0'):
    try: print(float.fromhex(bad))
    except Exception as e: print(repr(bad), '|', type(e).__name__, e)
for x in (0.1, 1.0, -2.5, 1e308, 5e-324, 0.0, -0.0, float('inf'), float('-inf'), float('nan')): print(x.hex(), end=' ')
print()
class F(float): pass
print(F('2.5'), type(F(1)), type(F(1) + 1), type(float(F(1))), F(1.5) == 1.5, F.fromhex('0x2p0').__class__)
class HasFloat:
    def __float__(self): return 2.5
class HasIndex:
    def __index__(self): return 7
class Bad:
    def __float__(self): return 'x'
print(float(HasFloat()), float(HasIndex()))
for f in (lambda: float(Bad()), lambda: float(1, 2), lambda: float(x=1), lambda: float(object())):
    try: f()
    except TypeError as e: print(e)
