"""The sieve of Eratosthenes on a list, on a bytearray with slices, and a segmented one."""

import sys

ROUNDS = 2470
EXPECTED = (1007, 6057, 305)


def on_list(limit: int) -> list[int]:
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    n = 2
    while n * n <= limit:
        if flags[n]:
            for multiple in range(n * n, limit + 1, n):
                flags[multiple] = False
        n += 1
    return [i for i, flag in enumerate(flags) if flag]


def on_bytes(limit: int) -> int:
    flags = bytearray([1]) * (limit + 1)
    flags[0] = flags[1] = 0
    for n in range(2, int(limit**0.5) + 1):
        if flags[n]:
            flags[n * n :: n] = bytes(len(range(n * n, limit + 1, n)))
    return flags.count(1)


def segmented(low: int, high: int, primes: list[int]) -> int:
    flags = [True] * (high - low)
    for prime in primes:
        first = max(prime * prime, (low + prime - 1) // prime * prime)
        for multiple in range(first - low, high - low, prime):
            flags[multiple] = False
    return sum(flags)


def work() -> tuple[int, int, int]:
    primes = on_list(8_000)
    return len(primes), on_bytes(60_000), segmented(1_000_000, 1_004_000, primes[:168])


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
