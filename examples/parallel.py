"""Counts primes on all processors: each worker of the pool is an interpreter with a heap and a GIL of its own.

Run it with CPython: python examples/parallel.py
"""

import minivm

STEP = 5_000


def primes_from(start, step):
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(max(start, 2), start + step))


if __name__ == "__main__":
    with minivm.Pool() as pool:
        counts = pool.map(primes_from, range(0, 10 * STEP, STEP), [STEP] * 10)
        print(sum(counts), "primes below", 10 * STEP)
