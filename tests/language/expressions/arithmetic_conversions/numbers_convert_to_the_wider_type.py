for a in (True, 3, 2.5, 1 + 2j):
    for b in (False, 2, 0.5, 2j):
        for op in ('+', '-', '*', '/', '=='):
            try:
                r = eval(f'a {op} b')
                print(type(a).__name__, op, type(b).__name__, '=', r, type(r).__name__)
            except Exception as e:
                print(type(a).__name__, op, type(b).__name__, type(e).__name__, e)
print(1 + 1.0, 2 ** 60 + 0.5, 10 ** 22 + 0.0, 2 ** 53 + 1.0, 2 ** 53 + 1 + 0.0, 1e308 * 10, -1e308 * 10, 10 ** 308 * 1.0)
for source in ('10 ** 309 + 1.0', '10 ** 309 * 1j', '1.0 - 10 ** 400', '10 ** 309 == 1.0', '10 ** 309 > 1e308', 'float(10 ** 309)', 'complex(10 ** 309)', '10 ** 309 // 1.0', 'divmod(10 ** 309, 2.0)', '10 ** 309 ** 0.5 if 0 else 1', '(10 ** 309) ** 0.5'):
    try:
        print(source, '=', eval(source))
    except Exception as e:
        print(source, '|', type(e).__name__, e)
print(sum([1, 2.5, True]), sum([0.1] * 10), max(1, 1.0), max(1.0, 1), min(True, 1), round(2.5) + 1, int(2.9) + 0.1)
