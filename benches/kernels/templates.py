"""Program: a template engine that compiles `{{ }}` and `{% %}` into nested closures and renders tables."""

import sys
from collections.abc import Callable

ROUNDS = 6120
EXPECTED = (4159, 61852)

PAGE = """<html><head><title>{{ title | upper }}</title></head><body>
<h1>{{ title }}</h1>
{% if notes %}<ul>{% for note in notes %}<li>{{ note | escape }}</li>{% end %}</ul>
{% else %}<p>no notes</p>{% end %}
<table>
{% for row in rows %}<tr class="{% if row.odd %}odd{% else %}even{% end %}">
{% for cell in row.cells %}<td>{{ cell }}</td>{% end %}<td>{{ row.owner.name | escape }}</td>
</tr>{% end %}
</table></body></html>
"""

Context = dict[str, object]
Emit = Callable[[str], None]
Render = Callable[[Context, Emit], None]
Expression = Callable[[Context], object]


class Owner:
    def __init__(self, name: str) -> None:
        self.name = name


def escape(value: object) -> str:
    return str(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


FILTERS: dict[str, Callable[[object], object]] = {
    "upper": lambda value: str(value).upper(),
    "escape": escape,
    "length": lambda value: len(str(value)),
}


def split(source: str) -> list[tuple[str, str]]:
    """Cut a template into text, expressions and tags."""
    parts = []
    at = 0
    while True:
        opening = source.find("{", at)
        while opening != -1 and source[opening + 1] not in "{%":
            opening = source.find("{", opening + 1)
        if opening == -1:
            parts.append(("text", source[at:]))
            return parts
        if opening > at:
            parts.append(("text", source[at:opening]))
        kind, closing = ("value", "}}") if source[opening + 1] == "{" else ("tag", "%}")
        end = source.index(closing, opening)
        parts.append((kind, source[opening + 2 : end].strip()))
        at = end + 2


def lookup(value: object, name: str) -> object:
    if isinstance(value, dict):
        return value[name]
    return getattr(value, name)


def compile_expression(text: str) -> Expression:
    path, *filters = [part.strip() for part in text.split("|")]
    first, *names = path.split(".")
    functions = [FILTERS[name] for name in filters]

    def expression(context: Context) -> object:
        value = context[first]
        for name in names:
            value = lookup(value, name)
        for function in functions:
            value = function(value)
        return value

    return expression


class Compiler:
    def __init__(self, source: str) -> None:
        self.parts = split(source)
        self.at = 0

    def block(self) -> tuple[Render, str]:
        """Compile up to the tag that closes the block; return what renders it, and that tag."""
        steps: list[Render] = []
        closing = ""
        while self.at < len(self.parts):
            kind, content = self.parts[self.at]
            self.at += 1
            if kind == "text":
                steps.append(self.text(content))
            elif kind == "value":
                steps.append(self.value(content))
            elif content.startswith("if "):
                steps.append(self.choice(content[3:]))
            elif content.startswith("for "):
                steps.append(self.loop(content[4:]))
            else:
                closing = content
                break

        def render(context: Context, emit: Emit) -> None:
            for step in steps:
                step(context, emit)

        return render, closing

    def text(self, content: str) -> Render:
        return lambda context, emit: emit(content)

    def value(self, content: str) -> Render:
        expression = compile_expression(content)
        return lambda context, emit: emit(str(expression(context)))

    def choice(self, content: str) -> Render:
        test = compile_expression(content)
        then, closing = self.block()
        other = self.block()[0] if closing == "else" else None

        def render(context: Context, emit: Emit) -> None:
            if test(context):
                then(context, emit)
            elif other is not None:
                other(context, emit)

        return render

    def loop(self, content: str) -> Render:
        name, _, source = content.partition(" in ")
        items = compile_expression(source)
        body, _ = self.block()

        def render(context: Context, emit: Emit) -> None:
            values = items(context)
            if not isinstance(values, (list, tuple)):
                raise TypeError("a loop needs a list")
            inner = dict(context)
            for value in values:
                inner[name] = value
                body(inner, emit)

        return render


def work() -> tuple[int, int]:
    render, _ = Compiler(PAGE).block()
    owners = [Owner("Ann & Bob"), Owner("<Carl>"), Owner("Dora")]
    rows = [
        {"odd": i % 2, "cells": [i, i * i, f"cell {i}", i / 4], "owner": owners[i % 3]} for i in range(40)
    ]
    out: list[str] = []
    render({"title": "Report", "notes": ["a < b", "c & d"], "rows": rows}, out.append)
    render({"title": "Empty", "notes": [], "rows": rows[:2]}, out.append)
    page = "".join(out)
    assert page.count("<tr") == page.count("</tr>") == 42
    return len(page), sum(ord(char) for char in page) % 65_521


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
