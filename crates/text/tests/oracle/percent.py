"""The % operator of str: results, and the words of its errors."""

from __future__ import annotations

import operator
from typing import Any

from sample import any_float, any_text, outcome, pick, rng
from wire import bits, emit, text

ARGUMENT_ERRORS = ("not enough arguments", "* wants int", "format requires a mapping", "not all arguments converted")


def percent_format() -> str:
    parts = []
    for _ in range(rng.randrange(1, 4)):
        key = pick("", "", "", "(k)", "((k))", "(", "(x")
        flags = "".join(rng.choice("-+ #0") for _ in range(rng.choice((0, 0, 1, 2, 3))))
        width = pick("", "", "5", "12", "*", "99999999999999999999")
        precision = pick("", "", "", ".3", ".", ".*", ".0", ".12", ".2147483648")
        kind = pick(*"diouxXeEfFgGcrsa%", *"dfsx", "y", "", "\u00e9", "b", "ld", "\n")
        parts.append(pick("", "ab", "\u4e2d", "%%") + "%" + key + flags + width + precision + kind)
    return "".join(parts) + pick("", "", "", "%", "\ud800")


def small_int() -> int:
    """Small enough for a width, or too large for any."""
    return rng.choice((0, 1, -1, 5, -25, 70, 2**70, -(2**70)))


def wire(value: Any) -> str:
    if isinstance(value, int):
        return f"i{value}"
    return f"f{bits(value)}" if isinstance(value, float) else f"s{text(value)}"


for _ in range(30000):
    form = percent_format()
    values = tuple(rng.choice((small_int, any_float, any_text))() for _ in range(rng.randrange(5)))
    if rng.random() < 0.2:
        keyed: Any = {"k": values[0] if values else 7, "(k)": "z"}
        arguments = [wire(keyed["k"])]
    else:
        keyed, arguments = None, [wire(value) for value in values]
    kind, message = outcome(operator.mod, form, values if keyed is None else keyed)
    words = "".join(chr(int(point, 16)) for point in message.split(",") if point)
    # Messages about a value that does not suit its conversion are the caller's.
    comparable = words.startswith(ARGUMENT_ERRORS) if kind == "TypeError" else "NaN" not in words
    if kind in ("ok", "ValueError", "TypeError") and comparable:
        emit("percent", text(form), "map" if keyed else "args", kind, message, *arguments)
