"""`statistics.NormalDist.inv_cdf` to the last digit, in all three ranges of its approximation."""

import statistics

for mu, sigma in ((0.0, 1.0), (100, 15), (-3.5, 0.25)):
    normal = statistics.NormalDist(mu, sigma)
    for exponent in (1, 2, 5, 10, 20, 100, 300):
        print(normal.inv_cdf(10.0**-exponent), normal.inv_cdf(1 - 10.0 ** -min(exponent, 15)))
    print([normal.inv_cdf(step / 40) for step in range(1, 40)])
    print(normal.quantiles(7))
for wrong in (0, 1, -1, 2, 0.0, 1.0, float("nan")):
    try:
        print(statistics.NormalDist().inv_cdf(wrong))
    except Exception as error:
        print(type(error).__name__, error)
try:
    print(statistics.NormalDist(0, 0).inv_cdf(0.5))
except Exception as error:
    print(type(error).__name__, error)
