"""Exceptions: raising, catching by class, chaining, `finally`, and `try` blocks that nothing leaves."""

import sys

ROUNDS = 620
EXPECTED = 562614272


class Refused(Exception):
    def __init__(self, code: int) -> None:
        super().__init__(f"refused with {code}")
        self.code = code


class RefusedGently(Refused):
    pass


def check(n: int) -> int:
    if n % 5 == 0:
        raise RefusedGently(n)
    if n % 7 == 0:
        raise Refused(n)
    return n


def guarded(n: int, log: list[int]) -> int:
    try:
        return check(n)
    except RefusedGently as refusal:
        return -refusal.code
    finally:
        log[0] += 1


def translate(n: int) -> int:
    try:
        return guarded(n, [0])
    except Refused as refusal:
        raise ValueError("translated") from refusal


def deep(n: int) -> int:
    if n == 0:
        raise KeyError("bottom")
    return deep(n - 1) + 1


def work() -> int:
    total = 0
    log = [0]
    table = {n: n * n for n in range(0, 2_000, 2)}
    for n in range(1_500):
        try:
            total += guarded(n, log)
        except Refused:
            total += 1
        try:
            total += table[n]
        except KeyError:
            total -= 1
        try:
            total += translate(n)
        except (TypeError, ValueError) as error:
            if isinstance(error.__cause__, Refused):
                total += error.__cause__.code
        if n % 50 == 0:
            try:
                deep(20)
            except LookupError as error:
                total += len(error.args)
        try:
            total += int("12") if n & 1 else int("twelve")
        except ValueError:
            total += 12
        else:
            total -= 3
    return total + log[0]


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
