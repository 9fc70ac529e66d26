"""The command line. `run` is the path that must stay lean: it parses by hand and imports nothing it does not use."""

import marshal
import os
import sys

from minivm import _minivm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

USAGE = """\
usage: minivm run [OPTION...] FILE [ARG...]      run a source file, a .pyc, a directory or a zip file
       minivm run [OPTION...] -c CODE [ARG...]   run a string
       minivm run [OPTION...] -m MODULE [ARG...] run a module of the path, as `python -m` does
       minivm run [OPTION...] - [ARG...]         run standard input
       minivm dis FILE | -c CODE                 show source, CPython bytecode and register IR side by side
       minivm heap [OPTION...] [--of=EXPRESSION...] FILE [ARG...]
                                                 run a source file, then show its heap, and what keeps objects alive
       minivm gil [OPTION...] [--trace=TRACE] FILE [ARG...]
                                                 run as `run` does, then show who held and who waited for the GIL;
                                                 TRACE: for Perfetto, Chrome trace events
       minivm --version
       minivm --help

Python's own options go to Python: `python -O -m minivm run FILE`.
"""

EXIT_USAGE = 2
EXIT_INTERNAL_ERROR = 70  # EX_SOFTWARE of sysexits.h


class UsageError(Exception):
    pass


def main(arguments: list[str]) -> None:
    """Carry out a command line and end the process."""
    try:
        command, *rest = arguments or ["--help"]
        if command == "run":
            _end(_run(rest))
        elif command == "dis":
            _dis(rest)
        elif command == "heap":
            _heap(rest)
        elif command == "gil":
            _end(_gil(rest))
        elif command in ("--version", "-V"):
            print(f"minivm {_minivm.__version__} (CPython {'.'.join(map(str, sys.version_info[:3]))})")
        elif command in ("--help", "-h"):
            print(USAGE + _options_help(), end="")
        else:
            raise UsageError(f"unknown command {command!r}")
    except UsageError as error:
        sys.stderr.write(f"minivm: {error}\n{USAGE}")
        sys.exit(EXIT_USAGE)
    except Exception as error:
        from minivm.errors import InternalError, VMError

        if isinstance(error, VMError):
            sys.exit(f"minivm: {error}")
        if isinstance(error, InternalError):
            sys.stderr.write(f"minivm: internal error, please report it: {error}\n")
            sys.exit(EXIT_INTERNAL_ERROR)
        raise


def _run(arguments: list[str]) -> int:
    interpreter, program = _prepare(arguments, _take_options(arguments))
    return interpreter.run(program)


def _prepare(arguments: list[str], options: dict[str, str]) -> tuple[_minivm.Interpreter, bytes]:
    """The interpreter, and the program that it is to run."""
    _check_host()
    if not arguments:
        raise UsageError("run: no program given")
    target, *rest = arguments

    program: tuple[str, ...] | tuple[str, str, bytes]
    if target == "-c" or target == "-m":
        if not rest:
            raise UsageError(f"run: {target} needs an argument")
        text, *rest = rest
        argv = [target, *rest]
        shown = [target, text, *rest]
        program = ("command", text) if target == "-c" else ("module", text)
        first_path = "" if target == "-c" else _current_directory()
    elif target == "-":
        argv = shown = ["-", *rest]
        program = ("stdin",)
        first_path = ""
    else:
        argv = shown = [target, *rest]
        program = _file(target)
        # A directory or zip file stands on the path itself, even where `safe_path` keeps a script's folder off it.
        first_path = program[1] if program[0] == "path" else os.path.dirname(os.path.realpath(target))

    path = sys.path.copy()
    if first_path is not None and (program[0] == "path" or not sys.flags.safe_path):
        path.insert(0, first_path)

    from minivm import frontend, startup

    configuration = startup.configuration(
        argv=argv,
        orig_argv=[*_python_part_of_orig_argv(), *shown],
        path=path,
        options=options,
        owns_process=True,
    )
    return _minivm.Interpreter(configuration, frontend.serve), marshal.dumps(program)


def _file(name: str) -> tuple[str, str] | tuple[str, str, bytes]:
    """The program that a file holds, found as CPython does (pymain_run_file, _PyRun_SimpleFileObject)."""
    path = _absolute(name)
    if os.path.isdir(path):
        return "path", path
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError as error:
        # In C, CPython words this by itself and exits with 2.
        sys.stderr.write(f"{sys.orig_argv[0]}: can't open file {path!r}: [Errno {error.errno}] {error.strerror}\n")
        os._exit(EXIT_USAGE)
    if path.endswith(".pyc") or content[:2] == _magic_number()[:2]:
        return "pyc", path, content
    if _is_zip(path, content):
        return "path", path
    return "file", path, content


def _magic_number() -> bytes:
    # importlib.util's, without importing it.
    from _frozen_importlib_external import MAGIC_NUMBER

    return bytes(MAGIC_NUMBER)


def _is_zip(path: str, content: bytes) -> bool:
    # The end record of a zip file, which a comment of up to 64 KiB may follow.
    if b"PK\x05\x06" not in content[-(22 + 0xFFFF) :]:
        return False
    import zipimport

    try:
        zipimport.zipimporter(path)
    except zipimport.ZipImportError:
        return False
    return True


def _absolute(path: str) -> str:
    """`_Py_abspath`: unlike `os.path.abspath` it leaves `./`, `..` and doubled slashes alone."""
    directory = _current_directory()
    if os.path.isabs(path) or directory is None:
        return path
    return directory if path == "." else f"{directory}/{path}"


def _current_directory() -> str | None:
    try:
        return os.getcwd()
    except OSError:
        return None


def _take_options(arguments: list[str], *own: str) -> dict[str, str]:
    """Take the leading `--name=value` off the arguments: options of the virtual machine, which checks their values,
    and the command's own."""
    options = {}
    while arguments and arguments[0].startswith("--"):
        name, _, value = arguments.pop(0)[2:].partition("=")
        if name not in _minivm.OPTIONS and name not in own:
            raise UsageError(f"run: unknown option --{name}")
        options[name] = value
    return options


def _options_help() -> str:
    lines = [f"  --{name}={help}\n" for name, help in _minivm.OPTIONS.items()]
    return "".join(["\nOptions of run:\n", *lines, f"{_minivm.OPTIONS_NOTE}\n"])


def _python_part_of_orig_argv() -> list[str]:
    """The interpreter and its own options: what stands before `-m minivm`, or before the console script."""
    python = sys.orig_argv[: len(sys.orig_argv) - len(sys.argv) + 1]
    last = python.pop()
    if last == "minivm" and python[-1].startswith("-") and python[-1].endswith("m"):
        last = python.pop() + last
    if last.startswith("-"):
        # What is left of `-Omminivm` is `-O`; of a plain `-m` nothing.
        flags = last.removesuffix("mminivm")
        if flags != "-":
            python.append(flags)
    return python


def _check_host() -> None:
    version = sys.version_info[:2]
    if version not in _minivm.SUPPORTED_VERSIONS:
        supported = ", ".join(f"{major}.{minor}" for major, minor in _minivm.SUPPORTED_VERSIONS)
        sys.exit(
            f"minivm: the bytecode of CPython {version[0]}.{version[1]} is not decoded yet, only that of {supported}"
        )


def _end(status: int) -> "NoReturn":
    """End the process by a guest's return code: 0 to 255, or minus the signal to die by.

    The guest has flushed and closed what was its own; the host holds nothing, and its tearing down costs time."""
    if status < 0:
        import signal

        signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    os._exit(status & 0xFF)


def _dis(arguments: list[str]) -> None:
    _check_host()
    from minivm import disassembly

    match arguments:
        case ["-c", code]:
            disassembly.show_source(code, "<string>")
        case [name] if name != "-c":
            disassembly.show_file(name)
        case _:
            raise UsageError("dis: one FILE or -c CODE")


def _heap(arguments: list[str]) -> None:
    _check_host()
    of = [argument.removeprefix("--of=") for argument in arguments if argument.startswith("--of=")]
    arguments = [argument for argument in arguments if not argument.startswith("--of=")]
    options = _take_options(arguments)
    if not arguments:
        raise UsageError("heap: no program given")
    from minivm import heap

    for line in heap.command(arguments[0], arguments[1:], options, of):
        print(line)


def _gil(arguments: list[str]) -> int:
    options = _take_options(arguments, "trace")
    trace = options.pop("trace", None)
    interpreter, program = _prepare(arguments, options | {"record-gil": "on"})
    status = interpreter.run(program)
    record = interpreter.gil()
    if record is not None:  # In the child of a fork nothing is recorded.
        from minivm import gil

        gil.report(gil.Gil.read(record), trace)
    return status
