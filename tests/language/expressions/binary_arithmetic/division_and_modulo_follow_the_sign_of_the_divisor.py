for a in (7, -7, 0, 13):
    for b in (3, -3, 5):
        print(a, b, a // b, a % b, divmod(a, b), a / b, (a // b) * b + a % b == a)
for a in (7.5, -7.5, 0.0, -0.0):
    for b in (2.0, -2.0, 0.3):
        print(a, b, a // b, a % b, divmod(a, b), a / b)
print(7 // 2.0, 7 % 2.5, -7 // 2.0, 1e300 // 1e-300, 5 % float('inf'), -5 % float('inf'), 5 // float('inf'), -5 // float('inf'))
print(10 ** 30 // 7, -10 ** 30 // 7, 10 ** 30 % 7, -10 ** 30 % 7, 10 ** 30 / 10 ** 29, 10 ** 400 / 10 ** 399, 1 / 10 ** 400)
print(True / 2, True // 2, False % 5, 3 % True, '%d%%' % 50, 'a%sb' % 'X', '%(k)s' % {'k': 1})
print((3 + 4j) / (1 - 2j), (3 + 4j) / 2, 1 / 1j, 5 / 2j)
errors = ['1 / 0', '1 // 0', '1 % 0', '1.0 / 0', '1.0 // 0', '1.0 % 0', 'divmod(1, 0)', 'divmod(1.0, 0)', '1j / 0', '1j // 1', '1j % 1', 'divmod(1j, 1)', '0 / 0', '0.0 / 0.0', '10 ** 400 / 1.5', '10 ** 400 / 3', '1.5 // 10 ** 400', '"a" / 2', '"a" // 2', '2 % "a"', '[] / 2', '[] % 2', 'None // 1', 'divmod("a", 1)', 'divmod(1, "a")', '{} % 1', '(1,) / (2,)', '10**30 // 0', '10**30 % 0', '0 // 0.0', '1 / False', '1 // False', '5 % False']
for source in errors:
    try:
        print(source, '=', eval(source))
    except Exception as e:
        print(source, '|', type(e).__name__, e)
