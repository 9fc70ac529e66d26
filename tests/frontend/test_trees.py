"""Syntax trees cross both ways without loss, and faulty ones fail as they do in CPython."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from service import ask

from minivm.frontend import tree

PyCF_ONLY_AST = ast.PyCF_ONLY_AST
LIBRARY = [
    Path(ast.__file__),
    Path(ast.__file__).with_name("dataclasses.py"),
    Path(ast.__file__).with_name("typing.py"),
]
EVERYTHING = '''
async def f(a, /, b: int = 1, *c, d, e=2, **g) -> "x":
    """doc"""
    async with a as b, c: await d
    async for x in y: yield x
    return [*a, {**b}, {1, 2}, (x for x in y if z), f"{a!r:>{b}}", ..., 1j, b"x", None, x[1:2, ::3]]
match x:
    case {"a": 1, **rest} | [1, *_] | C(a, b=None) | -1 | "s": pass
try: pass
except* E as e: raise A from B
global q, r
lambda: (yield)
a: int = 1
if (b := 1) < 2 < 3: del c
'''


@pytest.mark.parametrize(
    "source", [EVERYTHING, *(path.read_text() for path in LIBRARY)], ids=["everything", *map(str, LIBRARY)]
)
def test_a_tree_crosses_both_ways(source: str) -> None:
    expected = ast.parse(source)
    crossed = ask(source, flags=PyCF_ONLY_AST).result
    assert ast.dump(tree.build(crossed), include_attributes=True) == ast.dump(expected, include_attributes=True)
    if source is not EVERYTHING:  # `yield` and `return` stand outside functions there
        compiled = ask(crossed, "tree", "name")
        assert compiled.code() == compile(expected, "name", "exec", dont_inherit=True)


def test_a_tree_deeper_than_marshal_can_follow_crosses() -> None:
    source = "+".join("a" * 900)
    crossed = ask(source, flags=PyCF_ONLY_AST, mode="eval").result
    assert ask(crossed, "tree", mode="eval").code() == compile(source, "<test>", "eval")


def cpythons(faulty: Any) -> tuple[str, tuple[Any, ...]]:
    with pytest.raises((TypeError, ValueError)) as caught:
        compile(faulty, "name", "eval")
    return type(caught.value).__name__, without_addresses(caught.value.args)


def without_addresses(args: tuple[Any, ...]) -> str:
    return re.sub("at 0x[0-9a-f]+", "", str(args))


def faulty_trees() -> dict[str, ast.AST]:
    place = {"lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 1}
    return {
        "no place": ast.Expression(ast.Name("a", ast.Load())),
        "no field": ast.Expression(ast.Name(id="a", **place)),
        "wrong context": ast.Expression(ast.Name("a", ast.Store(), **place)),
        "wrong identifier": ast.Expression(ast.Name(5, ast.Load(), **place)),
        "wrong kind of node": ast.Expression(ast.Pass(**place)),
        "empty list": ast.Expression(ast.BoolOp(ast.And(), [], **place)),
        "not a list": ast.Expression(ast.Tuple(5, ast.Load(), **place)),
    }


@pytest.mark.parametrize("name", faulty_trees())
def test_a_faulty_tree_is_refused_in_cpythons_words(name: str) -> None:
    faulty = faulty_trees()[name]
    error = ask(tree.flatten(faulty), "tree", "name", "eval").error
    assert error is not None
    assert (error[0], without_addresses(error[1])) == cpythons(faulty)


@pytest.mark.parametrize(
    ("node", "field", "message"),
    [
        ("Constant", "value", "got an invalid type in Constant: Spam"),
        ("Name", "ctx", "expected some sort of expr_context, but got a spam"),
    ],
)
def test_an_object_that_no_tree_may_hold_is_named(node: str, field: str, message: str) -> None:
    plain = {"id": "a", "lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 1}
    entries = [("foreign", "Spam", "a spam"), ("node", node, (field,), plain), ("node", "Expression", ("body",), {})]
    assert ask(entries, "tree", mode="eval").error == ("TypeError", (message,), {})


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [("value", 1), ("value", 2)],
        [("list", 1)],
        [("list", -1)],
        [("node", "parse", (), {})],
        [("odd",)],
        [()],
        [5],
    ],
)
def test_entries_that_are_no_tree_are_an_answer(entries: Any) -> None:
    assert ask(entries, "tree").error is not None
