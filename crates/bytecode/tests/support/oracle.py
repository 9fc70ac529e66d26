"""What CPython says about its own bytecode, for `tests/against_cpython.rs`.

Usage: oracle.py SHARE, to compile about one in SHARE files of the standard library (1: all of them).

For every file a record goes to standard output: path, marshalled code object and the expected text, each as length
(4 bytes, little endian) and bytes. The text describes the code object and those nested in it, in order.
"""

from __future__ import annotations

import dis
import marshal
import opcode
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from zlib import crc32

BINARY = (
    "Add And FloorDivide Lshift MatrixMultiply Multiply Remainder Or Power Rshift Subtract TrueDivide Xor"
).split()
COMPARE = ["Lt", "Le", "Eq", "Ne", "Gt", "Ge"]
FOLDED = {"EXTENDED_ARG", "KW_NAMES", "PRECALL"}
RENAMED = {
    "JUMP_FORWARD": "Jump",
    "JUMP_BACKWARD_NO_INTERRUPT": "Jump",
    "LOAD_CLASSDEREF": "LoadClassDeref",
}
TESTS = {"FALSE": "False", "TRUE": "True", "NONE": "None", "NOT_NONE": "NotNone"}
SHOWN_CONSTANTS = (int, float, complex, bytes, type(None), type(...))


def canonical(ins: dis.Instruction, kw_names: int | None, index: dict[int, int]) -> str:
    """The canonical instruction as Rust's Debug shows it."""
    name, arg = ins.opname, ins.arg or 0
    if ins.opcode in dis.hasjrel:
        target = index[ins.argval]
        if name.startswith("POP_JUMP"):
            test = TESTS[name.split("_IF_")[1]]
            return f"PopJumpIf {{ test: {test}, target: {target} }}"
        return f"{RENAMED.get(name) or camel(name)}({target})"
    match name:
        case "UNARY_POSITIVE" | "UNARY_NEGATIVE" | "UNARY_NOT" | "UNARY_INVERT":
            return f"Unary({name.split('_')[1].capitalize()})"
        case "BINARY_OP":
            return f"Binary {{ op: {BINARY[arg % 13]}, inplace: {rust(arg >= 13)} }}"
        case "COMPARE_OP":
            return f"Compare({COMPARE[arg]})"
        case "IS_OP" | "CONTAINS_OP":
            return f"{name[:-3].capitalize()} {{ invert: {rust(arg)} }}"
        case "LOAD_GLOBAL":
            return f"LoadGlobal {{ name: {arg >> 1}, push_null: {rust(arg & 1)} }}"
        case "CALL":
            keywords = "None" if kw_names is None else f"Some({kw_names})"
            return f"Call {{ argc: {arg}, kw_names: {keywords} }}"
        case "CALL_FUNCTION_EX":
            return f"CallFunctionEx {{ has_kwargs: {rust(arg & 1)} }}"
        case "UNPACK_EX":
            return f"UnpackEx {{ before: {arg & 255}, after: {arg >> 8} }}"
        case "BUILD_SLICE":
            return f"BuildSlice {{ has_step: {rust(arg == 3)} }}"
        case "FORMAT_VALUE":
            conversion = ["None", "Str", "Repr", "Ascii"][arg & 3]
            return f"FormatValue {{ conversion: {conversion}, has_spec: {rust(arg & 4)} }}"
        case "RESUME":
            return f"Resume({['Start', 'Yield', 'YieldFrom', 'Await'][arg]})"
        case "GET_AWAITABLE":
            return f"GetAwaitable({['Await', 'Aenter', 'Aexit'][arg]})"
    name = RENAMED.get(name) or camel(name)
    return name if ins.arg is None else f"{name}({arg})"


def camel(name: str) -> str:
    return name.title().replace("_", "")


def rust(flag: object) -> str:
    return "true" if flag else "false"


def shown(ins: dis.Instruction) -> str:
    """`argrepr`, where minivm's is to be the same to the byte."""
    if ins.opcode in dis.hasconst and type(ins.argval) not in SHOWN_CONSTANTS:
        return ins.argrepr if isinstance(ins.argval, str) and ins.argval.isascii() else "?"
    return ins.argrepr


def describe(code: CodeType) -> Iterator[str]:
    instructions = list(dis.get_instructions(code))
    yield f"code {code.co_qualname}"
    for ins in instructions:
        yield f"raw {ins.offset} {ins.opname} {ins.arg} {shown(ins)}"

    index: dict[int, int] = {}  # byte offset, of prefixes too, to canonical instruction
    count = 0
    for ins in instructions:
        index[ins.offset] = count
        count += ins.opname not in FOLDED
    index[len(code.co_code)] = count
    kw_names = None
    for ins in instructions:
        if ins.opname == "KW_NAMES":
            kw_names = ins.arg
        elif ins.opname not in FOLDED:
            yield f"{ins.offset} {canonical(ins, kw_names, index)}"
            kw_names = None

    for entry in dis._parse_exception_table(code):  # type: ignore[attr-defined]
        start, end, target = index[entry.start], index[entry.end], index[entry.target]
        yield f"handler {start} {end} {target} {entry.depth} {rust(entry.lasti)}"
    for line in code.co_lines():
        yield f"lines {line}"
    for position in code.co_positions():
        yield f"position {position}"
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from describe(constant)


def main() -> None:
    share = int(sys.argv[1])
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(10_000)
    library = Path(os.__file__).parent
    out = sys.stdout.buffer
    for path in sorted(library.rglob("*.py")):
        name = str(path.relative_to(library))
        if "site-packages" in name or crc32(name.encode()) % share:
            continue
        try:
            code = compile(path.read_bytes(), name, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, UnicodeError):
            continue  # test data that is meant not to compile
        text = "\n".join(describe(code))
        for part in (name.encode(), marshal.dumps(code), text.encode("utf-8", "replace")):
            out.write(len(part).to_bytes(4, "little") + part)


assert opcode.cmp_op == ("<", "<=", "==", "!=", ">", ">=")
if __name__ == "__main__":
    main()
