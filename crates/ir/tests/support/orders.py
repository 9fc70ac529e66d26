"""In which order CPython drops the operands of an opcode: a program for each.

Writes, per case, a line `name|deaths|raises|makers|code`: the labels of the operands in the order they died, what raises
(the name of the operation, or nothing), which operations make labelled objects, and the marshalled code in hexadecimal.
"""

import contextlib
import marshal
from typing import Any

log: list[int] = []
made = 0
raises = False


class N:
    """An operand with a number; does everything, unless operations are to raise."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self) -> None:
        global made
        self.number = made
        made += 1

    def __del__(self) -> None:
        log.append(self.number)

    def __call__(self, *args: object, **kwargs: object) -> "N":
        return N()

    def m(self, a: object, b: object) -> "N":
        return N()

    def __format__(self, spec: str) -> str:
        return "x"


def operation(self: N, *args: object) -> bool:
    if raises:
        # The traceback is to hold none of them.
        del self, args
        raise KeyError
    return True


for name in "add sub lt getitem setitem delitem getattr bool contains".split():
    setattr(N, f"__{name}__", operation)
N.y = property(None, operation)  # type: ignore[attr-defined, arg-type]


class Attributes:
    """Makes an operand for every attribute."""

    def __getattr__(self, name: str) -> N:
        return N()


g = Attributes()

CASES = [
    # name, body, what raises, what makes operands besides calls
    ("BINARY_OP", "N() + N()", "", ""),
    ("BINARY_OP raises", "N() - N()", "Subtract", ""),
    ("COMPARE_OP", "N() < N()", "", ""),
    ("COMPARE_OP raises", "N() < N()", "Lt", ""),
    ("COMPARE_OP in a chain raises", "N() < N() < N()", "Lt", ""),
    ("CONTAINS_OP", "N() in N()", "", ""),
    ("IS_OP", "N() is N()", "", ""),
    ("UNARY_NOT", "not N()", "", ""),
    ("POP_JUMP raises", "g(N(), 1 if N() else 2)", "Bool", ""),
    ("JUMP_IF_OR_POP raises", "(N(), N() and N())", "Bool", ""),
    ("BINARY_SUBSCR", "N()[N()]", "", ""),
    ("BINARY_SUBSCR raises", "N()[N()]", "GetItem", ""),
    ("BUILD_SLICE", "N()[N():N()]", "", ""),
    ("BUILD_SLICE with step", "N()[N():N():N()]", "", ""),
    ("STORE_SUBSCR", "N()[N()] = N()", "", ""),
    ("STORE_SUBSCR raises", "N()[N()] = N()", "SetItem", ""),
    ("DELETE_SUBSCR", "del N()[N()]", "", ""),
    ("LOAD_ATTR", "N().number", "", ""),
    ("STORE_ATTR", "N().y = N()", "", ""),
    ("STORE_ATTR raises", "N().y = N()", "StoreAttr", ""),
    ("DELETE_ATTR raises", "del N().x", "DeleteAttr", ""),
    ("LOAD_METHOD raises", "(N(), N().missing())", "LoadMethod", ""),
    ("CALL", "N()(N(), N())", "", ""),
    ("CALL with keywords", "N()(N(), k=N())", "", ""),
    ("CALL of a method", "N().m(N(), N())", "", ""),
    ("CALL_FUNCTION_EX", "N()(*(N(), N()))", "", "CallEx"),
    ("BUILD_MAP raises", "{N(): N(), N(): N()}", "BuildMap", ""),
    ("BUILD_SET raises", "{N(), N(), N()}", "BuildSet", ""),
    ("BUILD_TUPLE", "(N(), N())", "", ""),
    ("FORMAT_VALUE", "f'{N():{N()}}'", "", ""),
    ("LIST_EXTEND raises", "[N(), *N(), 1]", "ListExtend", ""),
    ("SET_UPDATE raises", "{1, *N(), 1}", "SetUpdate", ""),
    ("DICT_UPDATE raises", "{'k': N(), **N()}", "DictUpdate", ""),
    ("DICT_MERGE raises", "N()(**N(), **N())", "DictMerge", ""),
    ("SET_ADD raises", "{N() for _ in 'x'}", "SetAdd", ""),
    ("MAP_ADD raises", "{N(): N() for _ in 'x'}", "MapAdd", ""),
    ("UNPACK_SEQUENCE raises", "a, b = N()", "UnpackSequence", ""),
    ("UNPACK_EX raises", "a, *b = N()", "UnpackEx", ""),
    ("GET_ITER raises", "for a in N(): pass", "GetIter", ""),
    ("MATCH_CLASS raises", "match N():\n  case g.h(n=1): pass", "MatchClass", "LoadAttr"),
    ("BEFORE_WITH raises", "with N(): pass", "BeforeWith", ""),
    ("RAISE_VARARGS", "raise N() from N()", "Raise", ""),
    ("CHECK_EXC_MATCH raises", "try: raise ValueError\nexcept N(): pass", "CheckExcMatch", ""),
]


def main() -> None:
    global made, raises
    for name, body, what, makers in CASES:
        lines = "".join(f"\n  {line}" for line in body.split("\n"))
        namespace: dict[str, Any] = {"N": N, "g": g}
        exec(compile(f"def f():{lines}", "case", "exec"), namespace)
        function = namespace["f"]
        made, raises = 0, bool(what)
        log.clear()
        with contextlib.suppress(Exception):
            function()
        order = ",".join(map(str, log))
        nested = [const for const in function.__code__.co_consts if hasattr(const, "co_code")]
        code = nested[0] if nested else function.__code__
        print(name, order, what, makers, marshal.dumps(code).hex(), sep="|")


main()
