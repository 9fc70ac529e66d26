"""Random values, and what becomes of them."""

from __future__ import annotations

import math
import random
import struct
from collections.abc import Callable

from wire import text

rng = random.Random(3)


def pick(*choices: str) -> str:
    return rng.choice(choices)


def any_float() -> float:
    choice = rng.randrange(4)
    if choice == 0:
        return float(struct.unpack(">d", rng.randbytes(8))[0])
    if choice == 1:
        return rng.choice((0.0, -0.0, 1.5, -2.5, 1e16, 1e-5, math.inf, -math.inf, math.nan, -0.04, 1234567.891))
    return rng.uniform(-1, 1) * 10.0 ** rng.randrange(-4, 12)


def any_int() -> int:
    return rng.choice(
        (0, 1, -1, 5, -255, 1234567, -(2**63), rng.getrandbits(rng.randrange(1, 200)) * rng.choice((1, -1)))
    )


def any_text() -> str:
    return "".join(rng.choice("ab \u00e9\u4e2d\U0001f600\ud800%{") for _ in range(rng.randrange(8)))


def outcome(make: Callable[..., str], *args: object, **kwargs: object) -> tuple[str, str]:
    try:
        return "ok", text(make(*args, **kwargs))
    except (ValueError, TypeError, OverflowError, KeyError) as error:
        return type(error).__name__, text(str(error))
