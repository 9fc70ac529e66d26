import _symtable
import symtable

SOURCE = """
import os
from sys import argv as arguments

limit: int = 3

class Shape:
    sides = 0

    def area(self, scale=1, *rest, **options):
        global total
        total = scale
        doubled = [side * scale for side in rest]

        def inner():
            nonlocal doubled
            doubled = limit
            return self

        return lambda: (inner, __class__)

    def area(self):
        return 0

def plain(a, /, b, *, c):
    return a + b + c + os.getpid()
"""


def show(table, depth=0):
    indent = "  " * depth
    print(indent, table.get_type(), table.get_name(), table.get_lineno(), table.is_nested(), table.is_optimized())
    print(indent, sorted(table.get_identifiers()))
    for symbol in sorted(table.get_symbols(), key=lambda symbol: symbol.get_name()):
        says = [
            name
            for name in dir(symbol)
            if name.startswith("is_") and name != "is_namespace" and getattr(symbol, name)()
        ]
        print(indent, symbol.get_name(), says, symbol.is_namespace(), len(symbol.get_namespaces()))
    match table:
        case symtable.Function():
            print(indent, table.get_parameters(), sorted(table.get_locals()), sorted(table.get_globals()))
            print(indent, sorted(table.get_frees()), sorted(table.get_nonlocals()))
        case symtable.Class():
            print(indent, table.get_methods())
    for child in table.get_children():
        show(child, depth + 1)


show(symtable.symtable(SOURCE, "shapes.py", "exec"))
show(symtable.symtable(b"[x for x in y]", "?", "eval"))
print(symtable.symtable("f()", "?", "single"))

top = _symtable.symtable("def f(): pass\ndef f(): pass", "?", "exec")
print(top.id == top.id, top.children[0].id != top.children[1].id, top.children is top.children)
print(repr(top) == f"<symtable entry top({top.id}), line 0>", type(top))
print(sorted(name for name in dir(_symtable) if name.isupper()))
print([getattr(_symtable, name) for name in sorted(dir(_symtable)) if name.isupper()])

for arguments in [
    (1, "?", "exec"),
    ("x", "?", "other"),
    ("x\0", "?", "exec"),
    ("x =", "?", "exec"),
    ("x", 3, "exec"),
    ("def f():\n  global x\n  nonlocal x", "?", "exec"),
    ("def f(a, a): pass", "?", "exec"),
    ("return 1", "?", "exec"),
]:
    try:
        print(_symtable.symtable(*arguments).symbols)
    except (SyntaxError, TypeError, ValueError) as error:
        print(type(error).__name__, error, getattr(error, "lineno", None), getattr(error, "offset", None))
try:
    type(top)()
except TypeError as error:
    print(error)
try:
    top.name = "other"
except AttributeError as error:
    print(error)
for call in ["", "1", "compile(1, '', 'exec')", "eval(1)", "exec(1)"]:
    try:
        eval(call)
    except (TypeError, SyntaxError) as error:
        print(error)
