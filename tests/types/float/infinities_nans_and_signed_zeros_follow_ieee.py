inf, nan = float('inf'), float('nan')
print(inf + 1, inf - inf, inf * 0, inf / inf, 1 / inf, -1 / inf, inf ** 0, inf == inf, -inf < inf, inf > 10 ** 400, nan != nan, nan == nan, 0.0 == -0.0)
print(0.0 * -1, -0.0 + 0.0, 0.0 - 0.0, -0.0 - 0.0, str(-0.0), -0.0 < 0.0, abs(-0.0), [0.0].index(-0.0), {0.0: 'a', -0.0: 'b'}, min(0.0, -0.0), max(-0.0, 0.0), 5.0 % -inf, -5.0 % inf, 0.0 % 1, -0.0 % 1, -0.0 // 1)
print(max(nan, 1), max(1, nan), min(nan, 1), min(1, nan), sorted([3, nan, 1]), sum([inf, -inf]), nan in [nan], [nan].count(nan), {nan: 1}.get(nan), nan < 1, nan > 1, nan <= nan)
print(hash(inf), hash(-inf), hash(0.0), hash(-0.0), hash(1.0) == hash(1), hash(0.5), hash(1e100) == hash(int(1e100)), hash(-1.0), hash(1.5), hash(0.1))
import math
print(math.isnan(nan), math.isinf(-inf), math.isfinite(1e308), math.copysign(1, -0.0), math.copysign(nan, -1), math.nextafter(0, 1), math.ulp(1.0), math.fmod(-5, 3), math.remainder(5, 3), math.trunc(-2.7), math.floor(-2.7), math.ceil(-2.7), math.floor(1e20))
print(1e308 * 10, -1e308 * 10, 1e-308 / 1e10, 5e-324 / 2, 2.0 ** 1023 * 2, 1e200 * 1e200, 4.0 ** 0.5, 0.0 ** 0.0)
for source in ('1.0 / 0.0', '1.0 // 0.0', '1.0 % 0.0', 'divmod(1.0, 0.0)', '0.0 ** -1.0', '2.0 ** 1024', '1e200 ** 2', 'math.sqrt(-1)', 'math.log(0)', 'math.exp(1000)', 'math.fmod(1, 0)', 'math.floor(inf)', 'math.ceil(nan)', 'math.acos(2)', '(-1.0) ** 0.5', '1.5 << 1', '1.5 & 1', '~1.5', '1.5[0]', 'range(1.5)', '"a" * 1.5', '1.5 + "a"', '1.5 < "a"', '1.5 == "a"', '[].pop(1.5)', 'chr(65.0)', '1.5()', 'hash(1.5) == hash(1.5)', '1.5.real + 1.5.imag', '1.5.conjugate()', 'float.__add__(1, 2)', 'float.__add__(1.0, 2)', 'float.__add__(1.0, "a")', '1.0.__eq__(1)', '1.0.__eq__("a")', '1.0.__divmod__(0)', '1.5.__trunc__()', '1.5.__floor__()', '1.5.__ceil__()', '1.5.__round__(0)', '1.5.__getnewargs__()', 'float.__getformat__("double")', 'float.__getformat__("x")'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
for v in (2 ** 53 - 1, 2 ** 53, 2 ** 53 + 1, 2 ** 53 + 2, 2 ** 53 + 3, 10 ** 23, 2 ** 1023, 2 ** 100 + 2 ** 46, 2 ** 100 + 2 ** 47, 2 ** 100 + 2 ** 47 + 1): print(float(v), float(v) == v, v < float(v), v > float(v))


class Half(float):
    pass


# What is no number has the hash of who it is, which for an instance of a subclass is the instance.
for nothing in (float("nan"), Half("nan")):
    print(hash(nothing) == object.__hash__(nothing), nothing in {nothing: 1}, hash((nothing,)) == hash((nothing,)))
print(hash(Half(2.5)) == hash(2.5))
