"""The compile service: source in, CPython's own code object out, as marshalled bytes.

The guest never sees a host object. A request and its answer are plain tuples, marshalled (`marshal` is the one wire
format between host and guest, in both directions):

    request = (source, reader, filename, mode, flags, optimise, feature_version, refused_warning, max_str_digits)
    answer  = (result, warnings, error)

`source`           what to compile, by reader; `reader` one of
                   "string"  str or bytes, as the builtin `compile()` reads it
                   "file"    the bytes of the program's file, as `python FILE` reads it
                   "stdin"   None: the program is read from file descriptor 0, as `python -` reads it
                   "tree"    a syntax tree, flattened (`tree.py`)
                   "symbols" as "string", but the result is what `symbols.tables()` says
                   "classes" and "symbol constants": None, and nothing is compiled: the result is what
                   `tree.classes()` and `symbols.constants()` say
`filename`         str or bytes, given to the code object
`mode`             "exec", "eval", "single" or "func_type"
`flags`            PyCF_* and future flags, all of them: nothing is inherited
`optimise`         -1 (the host's own level), 0, 1 or 2
`feature_version`  minor version of the grammar, -1 for the host's
`refused_warning`  None, or the index of a warning that the guest's filters turn into an exception: compiling again
                   with it makes the compiler report that warning where and as CPython does (a SyntaxError, mostly)
`max_str_digits`   of integers in the source, as `sys.set_int_max_str_digits` has it

`result`           marshalled code object, with lists for the frozen sets among constants; or a flattened tree where
                   flags ask for one; None after an error
`warnings`         [(category, text, filename, line)], in order; the guest replays them through its own filters, and
                   does so before it raises the error
`error`            None or (class name, args, attributes): a builtin exception, attributes set after it is made (a
                   SyntaxError's position does not always stand in its args)

Compiling happens on a thread of its own (`worker.py`), under a fixed recursion limit: the guest's limit says nothing
about the host's stack.
"""

import marshal
import sys
import warnings
from itertools import permutations

from minivm.frontend.worker import Worker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _ast import AST
    from collections.abc import Callable
    from types import CodeType
    from typing import Any, TextIO

    Warned = list[tuple[str, str, str, int]]
    Convert = Callable[[Any], CodeType | AST]
    Failure = tuple[str, tuple[Any, ...], dict[str, Any]]

RECURSION_LIMIT = 1000
"""CPython's default. Its compiler derives how deep a source may nest from it."""

PERMUTED = 7
"""Members of a set of constants all orders of which are tried."""

MAX_SOURCE = 16 * 1024 * 1024
"""Bytes or characters of source (entries of a flattened tree). The compiler needs some hundred times as much."""

PyCF_ONLY_AST = 0x0400

_worker = Worker()


def serve(request: bytes) -> bytes:
    """Answer one request. Never raises: what goes wrong is in the answer."""
    return _worker.call(lambda: _answer(request))


def _answer(request: bytes) -> bytes:
    warned: Warned = []
    try:
        source, reader, filename, mode, flags, optimise, feature_version, refused, digits = marshal.loads(request)
        if reader == "classes":
            from minivm.frontend import tree

            return marshal.dumps((tree.classes(), [], None))
        if reader == "symbol constants":
            from minivm.frontend import symbols

            return marshal.dumps((symbols.constants(), [], None))
        if source is not None and len(source) > MAX_SOURCE:
            raise MemoryError(f"source of {len(source)} is larger than the limit of {MAX_SOURCE}")

        if reader == "symbols":
            from minivm.frontend import symbols

            tables = _collecting(lambda: symbols.tables(source, filename, mode), warned, refused, digits)
            return marshal.dumps((tables, warned, None))
        read = _READERS[reader]

        def convert(source: "Any") -> "CodeType | AST":
            product: CodeType | AST = compile(
                source,
                filename,
                mode,
                flags,
                dont_inherit=True,
                optimize=optimise,
                _feature_version=feature_version,
            )
            return product

        product = _collecting(lambda: read(source, filename, convert, warned), warned, refused, digits)
        if flags & PyCF_ONLY_AST:
            from minivm.frontend import tree

            return marshal.dumps((tree.flatten(product), warned, None))
        # `marshal` sorts the members of sets: a program would see them in another order.
        listed = exchange_constants(product, frozenset, _members)
        return marshal.dumps((marshal.dumps(listed), warned, None))
    except Exception as error:
        return marshal.dumps((None, warned, _failure(error)))


def exchange_constants(code: "CodeType", kind: type, make: "Callable[[Any], object]") -> "CodeType":
    """The code object with `make(constant)` for each constant of exactly this type, also in the code it contains."""
    constants, changed = [], False
    for constant in code.co_consts:
        kept = constant
        if type(constant) is kind:
            constant = make(constant)
        elif type(constant) is type(code):
            constant = exchange_constants(constant, kind, make)
        changed = changed or constant is not kept
        constants.append(constant)
    return code.replace(co_consts=tuple(constants)) if changed else code


def _members(constant: "frozenset[object]") -> "list[object]":
    """The members of a small set in an order that makes it again when they are added; of any other, as it has them."""
    members = list(constant)
    if len(members) <= PERMUTED:
        for order in permutations(members):
            if list(frozenset(order)) == members:
                return list(order)
    return members


def _collecting(function: "Callable[[], Any]", warned: "Warned", refused: int | None, digits: int) -> "Any":
    """Call `function` under the fixed recursion limit, every warning added to `warned`, whatever the host's filters.

    Filters and limits are the host process's. They stay changed for the time of this call, throughout which the
    host's GIL is held but for the bytecode of this module and of `warnings` itself.
    """

    def show(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: "TextIO | None" = None,
        line: str | None = None,
    ) -> None:
        if len(warned) == refused:
            raise category(message)
        warned.append((category.__name__, str(message), filename, lineno))

    hosts_limit, hosts_digits = sys.getrecursionlimit(), sys.get_int_max_str_digits()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = show
        try:
            sys.setrecursionlimit(RECURSION_LIMIT)
            sys.set_int_max_str_digits(digits)
            return function()
        finally:
            sys.setrecursionlimit(hosts_limit)
            sys.set_int_max_str_digits(hosts_digits)


def _read_string(source: "Any", filename: "Any", convert: "Convert", warned: "Warned") -> "CodeType | AST":
    return convert(source)


def _read_file(source: "Any", filename: "Any", convert: "Convert", warned: "Warned") -> "CodeType | AST":
    # CPython's reader of files and its reader of strings agree on every source that both accept, and the one for
    # strings can be called. They differ in what they refuse and how they word it, and the one for strings does not
    # look at bytes inside comments.
    try:
        if not source.isascii():
            source.decode()
        return convert(source)
    except (SyntaxError, ValueError):
        from minivm.frontend import file_reader

        warned.clear()
        return file_reader.compile_bytes(source, filename)


def _read_stdin(source: "Any", filename: "Any", convert: "Convert", warned: "Warned") -> "CodeType | AST":
    from minivm.frontend import file_reader

    return file_reader.compile_descriptor(0, filename)


def _read_tree(source: "Any", filename: "Any", convert: "Convert", warned: "Warned") -> "CodeType | AST":
    from minivm.frontend import tree

    return convert(tree.build(source))


_READERS = {"string": _read_string, "file": _read_file, "stdin": _read_stdin, "tree": _read_tree}


_SYNTAX_ERROR_ATTRIBUTES = (
    "msg",
    "filename",
    "lineno",
    "offset",
    "text",
    "end_lineno",
    "end_offset",
    "print_file_and_line",
)


def _failure(error: Exception) -> "Failure":
    attributes = {}
    if isinstance(error, SyntaxError):
        attributes = {name: getattr(error, name) for name in _SYNTAX_ERROR_ATTRIBUTES}
    failure = (type(error).__name__, error.args, attributes)
    try:
        marshal.dumps(failure)
    except ValueError:
        # No compiler error carries an object; a malformed request may.
        return type(error).__name__, tuple(map(str, error.args)), {}
    return failure
