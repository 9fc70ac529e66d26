for x in (0.1, 0.2 + 0.1, 1 / 3, 1e16, 1e15, 123456789012345680.0, 9007199254740993.0, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1e-5, 1e-4, 0.0001234, 100.0, 1e100, 12345.678, 0.1 * 3, 2 ** 0.5, 3.0e-10, -0.0, 1.0, 1e5, 123456.0, 4.35, 2.675, 1e-7, 9.999999999999999e22, 0.30000000000000004, 1.5e300 * 1e10, float('inf'), -float('inf'), float('nan'), 1e21, 1e17 + 2, 6.02214076e23, 1.1102230246251565e-16):
    print(repr(x), str(x), f'{x}', x.hex(), float(repr(x)) == x)
print([0.1, (0.2,), {0.5: 1.5}], 1.5 .__repr__(), '%r %s' % (0.1, 0.1), f'{0.1!r:>8}')
for digits in range(-3, 18, 3): print(round(123456.789123456789, digits), round(-0.5 + digits, 0), end=' ')
print()
for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 1e300, 0.05, 0.15, 0.25, 0.35, 12.5, 13.5, -0.4):
    print(x, round(x), round(x, 1), round(x, 2), round(x, -1), round(x, 400), round(x, -400), int(x), x.is_integer(), x.as_integer_ratio())
for bad in ('round(float("inf"))', 'round(float("nan"))', 'int(float("inf"))', 'int(float("nan"))', 'float("inf").as_integer_ratio()', 'float("nan").as_integer_ratio()', 'round(1.5, "x")', 'round(1.5, 1.5)', 'round(1.7e308, -308)', 'round(float("inf"), 2)', 'round(1.5, None)'):
    try: print(bad, '=', eval(bad))
    except Exception as e: print(bad, '|', type(e).__name__, e)
