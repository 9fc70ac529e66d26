"""`itertools`, `functools`, `operator` and the builtins that take and give iterators, chained."""

import itertools
import operator
import sys
from functools import partial, reduce

ROUNDS = 2780
EXPECTED = (2100604, 805, 648050, 3584852)


def work() -> tuple[int, int, int, int]:
    numbers = range(1, 1_500)
    running = list(itertools.accumulate(numbers, operator.add))
    product = reduce(lambda a, b: a * b % 1_000_003, numbers, 1)
    triples = sum(
        1 for a, b, c in itertools.combinations(range(1, 24), 3) if a * a + b * b == c * c or a + b == c
    )
    orders = max(a * 100 + b * 10 + c for a, b, c in itertools.permutations(range(9), 3) if a < b < c)
    grid = sum(x * y for x, y in itertools.product(range(40), repeat=2) if x ^ y & 1)
    groups = [(key, len(list(group))) for key, group in itertools.groupby(numbers, lambda n: n // 37)]
    chained = itertools.chain.from_iterable(itertools.repeat(n, n % 4) for n in range(600))
    window = list(itertools.islice(itertools.dropwhile(lambda n: n < 100, chained), 300))
    zipped = sum(map(operator.mul, window, itertools.cycle([1, -1, 2])))
    odd = list(filter(partial(operator.and_, 1), numbers))
    paired = dict(zip(map(str, odd), reversed(odd), strict=True))
    ordered = sorted(paired.items(), key=operator.itemgetter(1))[:50]
    flags = any(n > 1_498 for n in numbers) + all(map(bool, numbers))
    total = sum(int(key) * value for key, value in ordered) + sum(n for _, n in groups)
    return running[-1] + product, triples + orders, grid + zipped, total + flags + len(min(paired, key=len))


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
