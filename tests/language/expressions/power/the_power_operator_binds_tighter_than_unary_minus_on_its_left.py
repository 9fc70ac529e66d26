print(2 ** 3 ** 2, (2 ** 3) ** 2, -2 ** 2, (-2) ** 2, 2 ** -1, 2 ** -2 ** 2, -2 ** -2)
print(2 ** 0.5, 4 ** 0.5, (-8) ** (1 / 3), (-1) ** 0.5, 0 ** 0, 0.0 ** 0, 0 ** 5, 1j ** 2, 2 ** 1j)
print(10 ** 20, (-3) ** 3, (-3) ** 101, 2 ** 200, 7 ** 77, (-1) ** 10 ** 6)
print(True ** True, False ** False, 2 ** True, 10 ** -3, 1.5 ** 2, 2.0 ** -1074, 2 ** 10.0)
print(float('inf') ** 0, float('nan') ** 0, 1 ** float('nan'), float('inf') ** -1, (-float('inf')) ** 3, (-2.0) ** float('inf'), 0.5 ** float('inf'))
print(pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(-3, 3, 5), pow(3, 3, -5), pow(2, 0, 1), pow(10, 100, 97), pow(base=2, exp=3, mod=5))
for source in ('0 ** -1', '0.0 ** -1', '0j ** -1', '2 ** "a"', '"a" ** 2', '[] ** 2', '10.0 ** 400', 'pow(2, -1, 4)', 'pow(2, 1, 0)', 'pow(2.0, 1, 3)', 'pow(2, 1.0, 3)', 'pow("a", 2)', 'pow(2)', 'pow(0, -1, 5)', '0 ** 1j', '0 ** -1j', 'pow(1j, 2, 3)', 'None ** 1'):
    try:
        print(source, '=', eval(source))
    except Exception as e:
        print(source, '|', type(e).__name__, e)
class P:
    def __repr__(self): return type(self).__name__
    def __pow__(self, other, mod=None): return ('pow', other, mod)
    def __rpow__(self, other, mod=None): return ('rpow', other, mod)
    def __ipow__(self, other): return ('ipow', other)
p = P()
print(p ** 2, 2 ** p, pow(p, 2, 3), p ** p)
p **= 4
print(p)
class Q(P): pass
print(P() ** Q(), Q() ** P())
class No:
    def __pow__(self, o): return NotImplemented
for source in ('No() ** 1', 'pow(No(), 1, 2)', '1 ** No()'):
    try:
        eval(source)
    except TypeError as e:
        print(e)
