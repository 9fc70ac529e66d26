"""Integers of hundreds to thousands of bits: factorials, powers modulo a number, shifts, and decimal text."""

import sys

ROUNDS = 1380
EXPECTED = (5715, 1, 85886139, True)


def factorial(n: int) -> int:
    product = 1
    for i in range(2, n + 1):
        product *= i
    return product


def power_mod(base: int, exponent: int, modulus: int) -> int:
    result = 1
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def isqrt(n: int) -> int:
    x = 1 << (n.bit_length() // 2 + 1)
    while True:
        y = (x + n // x) >> 1
        if y >= x:
            return x
        x = y


def work() -> tuple[int, int, int, bool]:
    product = factorial(600)
    digits = sum(int(digit) for digit in str(product))
    mersenne = (1 << 521) - 1
    # Fermat: what is computed is 1, the modulus being prime.
    fermat = power_mod(3, mersenne - 1, mersenne)
    root = isqrt(10**600 * 2)
    exact = root * root <= 10**600 * 2 < (root + 1) ** 2
    return digits, fermat, root % 1_000_000_007, exact and int(str(product)) == product


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
