import math
def show(f, *cases):
    out = []
    for c in cases:
        c = c if isinstance(c, tuple) else (c,)
        try: out.append(f(*c))
        except Exception as e: out.append(f'{type(e).__name__}: {e}')
    print(f.__name__, out)
inf, nan = math.inf, math.nan
show(math.sqrt, 4, 2, 0, -1, inf, 10 ** 40, 'a', 10 ** 400)
show(math.isqrt, 0, 15, 16, 10 ** 50, -1, 1.5)
show(math.floor, 2.7, -2.7, 5, inf, nan, 1e300, 'a'); show(math.ceil, 2.1, -2.1, -0.5, inf); show(math.trunc, 2.9, -2.9, 5, 'a')
show(math.factorial, 0, 5, 25, -1, 2.0, 'a', 10 ** 20); show(math.gcd, (), (12, 18), (0, 5), (-4, 6), (2 ** 100, 6 ** 50), (1.5, 2), (12, 18, 27)); show(math.lcm, (4, 6), (0, 5), (), (3, 5, 7))
show(math.comb, (5, 2), (5, 6), (100, 50), (-1, 2), (5, -1), (5.0, 2)); show(math.perm, (5, 2), 5, (5, 6), (-1, 1))
show(math.exp, 0, 1, 710, -1000, inf, -inf); show(math.expm1, 1e-10, 1); show(math.log, 1, math.e, (8, 2), 0, -1, 10 ** 500, (10, 10), (1, 1), 'a', (2, 0)); show(math.log2, 8, 2 ** 1000, 0.5, 0, -1); show(math.log10, 1000, 10 ** 400, 0); show(math.log1p, 1e-10, -1, -2)
show(math.pow, (2, 3), (2, -1), (0, -1), (-1, 0.5), (2, 1024), (inf, 0), (1, nan)); show(math.hypot, (3, 4), (), (1, 2, 3), (inf, nan), (1e200, 1e200)); show(math.dist, ((1, 2), (4, 6)), ((1,), (1, 2)))
show(math.fmod, (7, 3), (-7, 3), (7, inf), (inf, 2), (1, 0)); show(math.modf, 2.5, -2.5, inf); show(math.frexp, 8, 0.1, 0, inf, -3.5); show(math.ldexp, (0.5, 4), (1, 2000), (1, -2000), (1, 'a')); show(math.copysign, (1, -0.0), (-2, 3)); show(math.remainder, (5, 3), (7, 2), (1, 0), (inf, 1))
show(math.isclose, (1, 1 + 1e-10), (1, 1.1), (0, 1e-10), (inf, inf), (nan, nan)); print(math.isclose(1, 1.05, rel_tol=0.1), math.isclose(0, 0.01, abs_tol=0.1))
show(math.fsum, ([0.1] * 10,), ([1e100, 1, -1e100],), ([inf, -inf],), ([1, 'a'],)); show(math.prod, ([1, 2, 3],), ([],), ([2.5, 2],), (['a', 2],)); print(math.prod([1, 2], start=10), math.prod(range(1, 30)))
show(math.sin, 0, 1, math.pi, inf); show(math.cos, 0, 1); show(math.tan, 1); show(math.asin, 1, 2); show(math.acos, 1, -2); show(math.atan, 1, inf); show(math.atan2, (1, 1), (0, -1), (-0.0, -1), (0, 0)); show(math.sinh, 1, 1000); show(math.cosh, 1); show(math.tanh, 1, 100); show(math.asinh, 1); show(math.acosh, 1, 0.5); show(math.atanh, 0.5, 1)
show(math.degrees, math.pi); show(math.radians, 180); show(math.gamma, 5, 0.5, 0, -1, 171, 172); show(math.lgamma, 10, 0); show(math.erf, 0.5); show(math.erfc, 0.5); show(math.nextafter, (1, 2), (0, -1)); show(math.ulp, 1, 1e300, 0, nan); show(math.cbrt, 27, -8); show(math.exp2, 3, 0.5, 2000); show(math.isnan, nan, 1, 'a'); show(math.isfinite, inf, 1); show(math.isinf, -inf)
print(math.pi, math.e, math.tau, math.inf, math.nan)
class F:
    def __float__(self): return 4.0
class Fl:
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __trunc__(self): return 'trunc'
print(math.sqrt(F()), math.floor(Fl()), math.ceil(Fl()), math.trunc(Fl()), math.floor(F()))
