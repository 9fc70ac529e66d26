"""Generators: pipelines, state kept between values, `send`, and generator expressions."""

import sys
from collections.abc import Generator, Iterable, Iterator

ROUNDS = 1760
EXPECTED = (1354, 5999999000, 50024)


def count_from(start: int) -> Iterator[int]:
    while True:
        yield start
        start += 1


def primes() -> Iterator[int]:
    """Sieve that remembers each composite's prime factors until it is reached."""
    composites: dict[int, int] = {}
    for n in count_from(2):
        factor = composites.pop(n, 0)
        if factor:
            multiple = n + factor
            while multiple in composites:
                multiple += factor
            composites[multiple] = factor
        else:
            composites[n * n] = n
            yield n


def take(n: int, items: Iterable[int]) -> Iterator[int]:
    for _, item in zip(range(n), items, strict=False):
        yield item


def pairs(items: Iterable[int]) -> Iterator[tuple[int, int]]:
    previous = None
    for item in items:
        if previous is not None:
            yield previous, item
        previous = item


def running_average() -> Generator[float, float, None]:
    total = average = 0.0
    count = 0
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


def work() -> tuple[int, int, int]:
    gaps = sum(b - a for a, b in pairs(take(400, primes())) if b % 4 == 1)
    squares = sum(x * x for x in take(3_000, count_from(1)) if x % 3)
    average = running_average()
    next(average)
    last = 0.0
    for i in range(2_000):
        last = average.send(i * i % 101)
    return gaps, squares, round(last * 1_000)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
