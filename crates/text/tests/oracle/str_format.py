"""The formats of str.format: how they come apart, and the words of their errors."""

from __future__ import annotations

import _string  # type: ignore[import-not-found]

from sample import outcome, pick, rng
from wire import emit, text


def field_parts() -> str:
    name = pick("", "", "0", "1", "key", "\u0663", "a b", "[", "99999999999999999999")
    steps = "".join(
        pick(".x", "[0]", "[k]", ".", "[]", "[", "]", "[a}b]", "[7]x", ".y") for _ in range(rng.choice((0, 0, 0, 1, 2)))
    )
    conversion = pick("", "", "", "!r", "!", "!x", "!rr", "!\u00e9")
    form = pick("", "", ":", ":>5", ":{}", ":{0}x{1}", ":{", ":}")
    return name + steps + conversion + form


def parsed(form: str) -> list[str]:
    found = []
    try:
        for literal, name, inner, conversion in _string.formatter_parser(form):
            shown = "none" if name is None else "/".join((text(name), text(inner), text(conversion or "")))
            found.append(f"{text(literal)}|{shown}")
    except ValueError as error:
        found.append("error " + text(str(error)))
    return found


def name_split(name: str) -> list[str]:
    found = []
    try:
        first, rest = _string.formatter_field_name_split(name)
        found.append(f"{first}" if isinstance(first, int) else text(first))
        for attribute, value in rest:
            found.append(f"{'.' if attribute else '['}{value if isinstance(value, int) else text(value)}")
    except ValueError as error:
        found.append("error " + text(str(error)))
    return found


class Anything:
    def __getattr__(self, name: str) -> Anything:
        return self

    def __getitem__(self, key: object) -> Anything:
        return self

    def __format__(self, form: str) -> str:
        return "v"


for _ in range(15000):
    form = "".join(
        pick("x", "{{", "}}", "", "{" + field_parts() + "}", "{" + field_parts() + "}", "{", "}") for _ in range(4)
    )
    emit("pieces", text(form), *parsed(form))
    name = field_parts().partition(":")[0].partition("!")[0]
    emit("name", text(name), *name_split(name))
    fields = [pick("", "", "", "0", "1", "k") for _ in range(3)]
    value = Anything()
    numbered = outcome("".join(f"{{{field}}}" for field in fields).format, value, value, value, k=value)
    emit("auto", ",".join(fields), *numbered)
