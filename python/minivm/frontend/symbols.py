"""Symbol tables as they cross between host and guest: one flat list of plain tuples.

    (name, type, lineno, nested, symbols, varnames, children)

`children` are indices of entries further to the front; the last entry is the table of the whole source.
"""

import _symtable  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Entry = tuple[str, int, int, int, dict[str, int], list[str], tuple[int, ...]]


def constants() -> dict[str, int]:
    return {name: value for name, value in vars(_symtable).items() if isinstance(value, int)}


def tables(source: str | bytes, filename: str | bytes, mode: str) -> "list[Entry]":
    found: list[Any] = [_symtable.symtable(source, filename, mode)]
    for table in found:
        found.extend(table.children)
    found.reverse()
    places = {id(table): place for place, table in enumerate(found)}
    return [
        (
            table.name,
            table.type,
            table.lineno,
            table.nested,
            table.symbols,
            table.varnames,
            tuple(places[id(child)] for child in table.children),
        )
        for table in found
    ]
