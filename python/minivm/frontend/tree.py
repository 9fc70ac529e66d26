"""Syntax trees as they cross between host and guest: one flat list of plain tuples.

Flat because a tree nests deeper than `marshal` or a recursive walk can follow. The list is a program for a stack:

    ("value", v)                        push v: None, or an identifier in a list
    ("list", n)                         pop n entries, push a list of them
    ("node", class, children, plain)    pop an entry for each name in `children`, push a node of that class
                                        of `_ast` with these and with the attributes of the dict `plain`
    ("foreign", type name, repr)        push an object that no syntax tree may hold, for the compiler to refuse

What remains at the end is the tree. A node carries the attributes that it has, no more: what is missing or of a wrong
type is the compiler's to say.
"""

import _ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Entry = tuple[Any, ...]


def classes() -> "tuple[list[tuple[str, str, dict[str, Any]]], dict[str, int]]":
    """The classes of syntax trees, bases first, as (name, name of the base, namespace); and the flags of `_ast`.

    `AST` itself is the guest's own.
    """
    named = [value for value in vars(_ast).values() if isinstance(value, type)]
    found = [named_class for named_class in named if issubclass(named_class, _ast.AST)]
    found.remove(_ast.AST)
    found.sort(key=lambda found_class: len(found_class.__mro__))
    described = []
    for found_class in found:
        # What else may stand there is not the compiler's: the host's module `ast` adds to some classes.
        namespace = {name: value for name, value in vars(found_class).items() if isinstance(value, str | tuple | None)}
        base = found_class.__base__ or _ast.AST
        described.append((found_class.__name__, base.__name__, namespace))
    flags = {name: value for name, value in vars(_ast).items() if isinstance(value, int)}
    return described, flags


def flatten(root: _ast.AST) -> "list[Entry]":
    entries: list[Entry] = []
    # A node is visited twice: first to put its children on the stack, then (as the entry they end in) to be added.
    pending: list[Any] = [root]
    while pending:
        item = pending.pop()
        if isinstance(item, _ast.AST):
            present = [
                (name, getattr(item, name)) for name in (*item._fields, *item._attributes) if hasattr(item, name)
            ]
            children = [(name, value) for name, value in present if isinstance(value, _ast.AST | list)]
            plain = {name: value for name, value in present if not isinstance(value, _ast.AST | list)}
            pending.append(("node", type(item).__name__, tuple(name for name, _ in children), plain))
            pending.extend(value for _, value in reversed(children))
        elif isinstance(item, list):
            pending.append(("list", len(item)))
            pending.extend(reversed(item))
        elif isinstance(item, tuple):
            entries.append(item)
        else:
            entries.append(("value", item))
    return entries


def build(entries: "list[Entry]") -> _ast.AST:
    stack: list[Any] = []

    def pop(count: int) -> list[object]:
        if not 0 <= count <= len(stack):
            raise ValueError("malformed syntax tree")
        popped = stack[len(stack) - count :]
        del stack[len(stack) - count :]
        return popped

    for kind, *fields in entries:
        match kind:
            case "value":
                stack.append(fields[0])
            case "list":
                stack.append(pop(fields[0]))
            case "node":
                name, children, plain = fields
                node_class = getattr(_ast, name)
                if not issubclass(node_class, _ast.AST):
                    raise ValueError("malformed syntax tree")
                node = node_class.__new__(node_class)
                for attribute, value in (*zip(children, pop(len(children)), strict=True), *plain.items()):
                    setattr(node, attribute, value)
                stack.append(node)
            case "foreign":
                name, text = fields
                stack.append(type(name, (), {"__repr__": lambda _, text=text: text})())
            case _:
                raise ValueError("malformed syntax tree")
    if len(stack) != 1:
        raise ValueError("malformed syntax tree")
    return stack[0]  # type: ignore[no-any-return]
