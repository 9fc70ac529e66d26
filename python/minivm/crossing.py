"""How values and calls cross between a pool and its interpreters.

This source runs on both sides: the host imports it, and every interpreter of a pool executes it, so it imports nothing.
Plain values cross as a flat table of nodes: marshal can write that however deep they nest and whatever refers to what.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    # A container by the number of its node; anything else stands for itself, in a tuple.
    Reference = int | tuple[Any]
    # The name of a container's type, and what it holds; of a dict, keys and values in turn.
    Node = tuple[str, list[Reference]]
    Graph = tuple[Reference, list[Node]]
    # A function: its module and name; and where that is `__main__`, its source, which is run there first, with the file
    # and line that it begins at, for tracebacks.
    Target = tuple[str, str, str, str, int]

ATOMS = (type(None), bool, int, float, complex, str, bytes, type(...))
MUTABLE: dict[str, Any] = {"list": list, "dict": dict, "set": set}
FROZEN: dict[str, Any] = {"tuple": tuple, "frozenset": frozenset}
CONTAINERS = (*MUTABLE.values(), *FROZEN.values())


class NotPlainError(TypeError):
    """A value holds an object that does not cross. The message is the name of its type."""


def flatten(value: Any) -> Graph:
    """The value as a graph: containers that are one object have one node. A tuple's or frozenset's node stands behind
    those of the tuples and frozensets in it. Raises NotPlainError."""
    numbers: dict[int, int] = {}
    containers: list[Any] = []
    # What is still to be looked at; tuples and frozensets again once what they hold has been.
    stack = [(value, False)]
    while stack:
        part, is_left = stack.pop()
        if type(part) in ATOMS or id(part) in numbers:
            continue
        if type(part) not in CONTAINERS:
            raise NotPlainError(type(part).__name__)
        if is_left or type(part).__name__ in MUTABLE:
            numbers[id(part)] = len(containers)
            containers.append(part)
        else:
            stack.append((part, True))
        if not is_left:
            stack.extend((inner, False) for inner in _held(part))

    def reference(part: Any) -> Reference:
        return numbers[id(part)] if type(part) in CONTAINERS else (part,)

    nodes = [(type(part).__name__, [reference(inner) for inner in _held(part)]) for part in containers]
    return reference(value), nodes


def _held(container: Any) -> list[Any]:
    if type(container) is dict:
        return [part for item in container.items() for part in item]
    return list(container)


def build(graph: Graph) -> Any:
    """The value of a graph: the opposite of `flatten`."""
    reference, nodes = graph
    made: list[Any] = [MUTABLE[kind]() if kind in MUTABLE else None for kind, _ in nodes]

    def value(reference: Reference) -> Any:
        return made[reference] if type(reference) is int else reference[0]  # type: ignore[index]

    for index, (kind, held) in enumerate(nodes):
        if kind in FROZEN:
            made[index] = FROZEN[kind](map(value, held))
    for container, (kind, held) in zip(made, nodes, strict=True):
        parts = map(value, held)
        if kind == "list":
            container.extend(parts)
        elif kind == "set":
            container.update(parts)
        elif kind == "dict":
            container.update(zip(parts, parts, strict=True))
    return value(reference)


_functions: dict[Target, Any] = {}


def _find(target: Target) -> Any:
    module, name, source, filename, line = target
    found = __import__(module, fromlist=["*"])
    if source:
        exec(compile("\n" * (line - 1) + source, filename, "exec"), found.__dict__)
    for attribute in name.split("."):
        found = getattr(found, attribute)
    return found


def answer(target: Target, arguments: Graph) -> tuple[str, Any]:
    """Call a target with (args, kwargs): ("value", graph of the result), or ("not plain", type name)."""
    if target not in _functions:
        _functions[target] = _find(target)
    args, kwargs = build(arguments)
    result = _functions[target](*args, **kwargs)
    try:
        return "value", flatten(result)
    except NotPlainError as error:
        return "not plain", str(error)
