"""format(): results, and the words of its errors."""

from __future__ import annotations

from sample import any_float, any_int, any_text, outcome, pick, rng
from wire import bits, emit, text


def spec() -> str:
    align = pick("", "", "<", ">", "=", "^", "*<", "0=", "\u4e2d^", "0>", "x=")
    sign = pick("", "", "", "+", "-", " ") + pick("", "", "", "z") + pick("", "", "#")
    width = pick("", "", "0") + pick("", "", str(rng.randrange(30)), "\u0661\u0662", "07")
    grouping = pick("", "", "", ",", "_", ",_", "_,")
    precision = pick("", "", "", "." + str(rng.randrange(12)), ".", ".60")
    kind = pick("", *"sdbcoxXneEfFgG%", *"gdfn", "y", "\u00e9", "dd", "\ud800")
    return align + sign + width + grouping + precision + kind


for _ in range(15000):
    form = spec()
    number, integer, real, imaginary, string = any_float(), any_int(), any_float(), any_float(), any_text()
    emit("str", text(form), text(string), *outcome(format, string, form))
    emit("float", text(form), bits(number), *outcome(format, number, form))
    emit("complex", text(form), bits(real), bits(imaginary), *outcome(format, complex(real, imaginary), form))
    if not form.endswith("c") and not form.endswith(tuple("eEfFgG%")):
        emit("int", text(form), integer, *outcome(format, integer, form))
    code = rng.choice((65, 0, 0x4E2D, 0x10FFFF))
    if form.endswith("c"):
        emit("int", text(form), code, *outcome(format, code, form))
for form in ("99999999999999999999", ".99999999999999999999d", "9223372036854775808", ".2147483648f", ".2147483648"):
    emit("float", text(form), bits(1.5), *outcome(format, 1.5, form))
