"""`minivm dis`: each line of source, the bytecode CPython made of it, and the register IR that minivm runs."""

import dis
import io
import linecache
import marshal
import sys
import tokenize
from collections.abc import Callable, Iterator
from itertools import zip_longest
from types import CodeType

from minivm import _minivm, frontend
from minivm.errors import VMError

Lower = Callable[[bytes], list[tuple[int, str]]]
"""Marshalled code object to [(bytecode offset, IR instruction)], in the order of execution."""

PYC_HEADER = 16  # bytes before the code object, PEP 552


def show_file(name: str) -> None:
    try:
        with open(name, "rb") as file:
            content = file.read()
    except OSError as error:
        raise VMError(f"can't open file {name!r}: {error.strerror}") from error
    if name.endswith(".pyc"):
        code = marshal.loads(content[PYC_HEADER:])
        lines = linecache.getlines(code.co_filename)
    else:
        code = _compiled(content, "file", name)
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        lines = content.decode(encoding).splitlines()
    print(render(code, lines, _minivm.disassemble), end="")


def show_source(source: str, filename: str) -> None:
    code = _compiled(source, "string", filename)
    print(render(code, source.splitlines(), _minivm.disassemble), end="")


def _compiled(source: bytes | str, reader: str, filename: str) -> CodeType:
    request = (source, reader, filename, "exec", 0, -1, -1, None, sys.get_int_max_str_digits())
    marshalled, _, error = marshal.loads(frontend.serve(marshal.dumps(request)))
    if error is None:
        return frontend.exchange_constants(marshal.loads(marshalled), list, frozenset)
    name, args, attributes = error
    if "lineno" in attributes:
        raise VMError(f"{name}: {attributes['msg']} ({filename}, line {attributes['lineno']})")
    raise VMError(f"{name}: {' '.join(map(str, args))}")


def render(code: CodeType, source: list[str], lower: Lower) -> str:
    """The three columns, for a code object and all that it contains, outermost first."""
    return "\n".join(_render_one(each, source, lower) for each in _with_nested(code))


def _with_nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _with_nested(constant)


def _render_one(code: CodeType, source: list[str], lower: Lower) -> str:
    rows = [("source", "bytecode", "register IR"), *_rows(code, source, lower)]
    widths = [min(max(len(row[column]) for row in rows), limit) for column, limit in enumerate((44, 50))]
    lines = [f"{code.co_qualname} ({code.co_filename}:{code.co_firstlineno})"]
    for text, bytecode, ir in rows:
        left, middle = _shortened(text, widths[0]), _shortened(bytecode, widths[1])
        lines.append(f"  {left:{widths[0]}} │ {middle:{widths[1]}} │ {ir}".rstrip())
    lines += [f"  {line}" for line in _exception_table(code)]
    return "\n".join(lines) + "\n"


def _shortened(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _rows(code: CodeType, source: list[str], lower: Lower) -> Iterator[tuple[str, str, str]]:
    instructions = list(dis.get_instructions(code))
    ir: dict[int, list[str]] = {instruction.offset: [] for instruction in instructions}
    offsets = sorted(ir)
    for index, (offset, text) in enumerate(lower(marshal.dumps(code))):
        # An IR instruction stands beside the bytecode it came from.
        home = max((each for each in offsets if each <= offset), default=0)
        ir.setdefault(home, []).append(f"{index:4} {text}")  # jumps name their target by its number
    line_before = None
    for instruction in instructions:
        line = instruction.positions.lineno if instruction.positions else None
        text = ""
        if line and line != line_before:  # a module starts on line 0
            text = f"{line:4} {source[line - 1].rstrip() if line <= len(source) else ''}"
        line_before = line
        mark = ">>" if instruction.is_jump_target else "  "
        argument = instruction.argrepr or ("" if instruction.arg is None else str(instruction.arg))
        if isinstance(instruction.argval, CodeType):
            argument = f"<code {instruction.argval.co_qualname}>"  # without its address
        bytecode = f"{mark} {instruction.offset:4} {instruction.opname:25} {argument}".rstrip()
        for left, right in zip_longest([(text, bytecode)], ir[instruction.offset], fillvalue=None):
            yield *(left or ("", "")), right or ""


def _exception_table(code: CodeType) -> list[str]:
    entries = dis._parse_exception_table(code)  # type: ignore[attr-defined]
    return (
        ["exceptions:", *(f"  {e.start} to {e.end} -> {e.target} depth {e.depth}" for e in entries)] if entries else []
    )
