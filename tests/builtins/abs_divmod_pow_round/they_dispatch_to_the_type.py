for v in (-5, 5.5, -0.0, 3 + 4j, True, -10 ** 30, float('-inf')): print(abs(v), end=' ')
print(divmod(7, -3), divmod(-7.5, 2), divmod(10 ** 30, 7), divmod(True, 2), pow(2, 3), pow(2, 3, 5), pow(2, -1), pow(2.0, 0.5), pow(-8, 3, 7), pow(3, -2, 11), round(2.567, 2), round(-2.5), round(1e20), round(5, -1), round(15, -1), round(2.5, 0), round(True))
class N:
    def __abs__(self): return 'abs'
    def __divmod__(self, o): return ('divmod', o)
    def __rdivmod__(self, o): return ('rdivmod', o)
    def __round__(self, n='none'): return ('round', n)
    def __pow__(self, e, m='none'): return ('pow', e, m)
n = N(); print(abs(n), divmod(n, 1), divmod(1, n), round(n), round(n, 2), round(n, None), pow(n, 1), pow(n, 1, 2), pow(base=n, exp=3))
for source in ('abs()', 'abs("a")', 'abs(1, 2)', 'abs(None)', 'divmod(1)', 'divmod(1, 0)', 'divmod("a", 1)', 'divmod(1.0, 0)', 'pow(1)', 'pow("a", 1)', 'pow(2, -1, 4)', 'pow(1, 2, 0)', 'pow(1.0, 2, 3)', 'pow(0, -1)', 'round()', 'round("a")', 'round(1.5, "x")', 'round(1, 2, 3)', 'round(number=1.567, ndigits=1)', 'round([])', 'pow(2, 3, mod=5)', 'divmod(5, 1j)', 'abs(x=1)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
