"""`minivm.VM`: a guest interpreter as a library."""

import marshal
import os
import sys
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, NamedTuple, Self

from minivm import _minivm, frontend, startup
from minivm.errors import GuestError, VMError
from minivm.gil import Gil
from minivm.heap import Heap, Referrer


class Output(NamedTuple):
    """What the guest has written since it was last asked for, decoded as UTF-8."""

    stdout: str
    stderr: str


class VM:
    """A Python interpreter inside this process, with a heap and a GIL of its own.

    Programs run in its `__main__` module; one call sees what the calls before it left there. Values cross by copy,
    and only plain ones: None, bool, int, float, complex, str, bytes, tuple, list, dict, set, frozenset and Ellipsis,
    nested in any way.

    An exception that the program does not catch is raised as `GuestError`; a request that cannot be carried out as
    `VMError`; a mistake of the VM as `InternalError`. The host's GIL is free while the guest runs, so several VMs
    run in parallel on several threads. Close a VM, or use it in a `with` statement, to free its heap.

    `argv`            the guest's `sys.argv`
    `path`            the guest's `sys.path`, by default the host's
    `capture_output`  keep what the guest writes to stdout and stderr for `take_output`; else it goes where the
                      host's file descriptors 1 and 2 lead, complete at the end of each call
    `options`         the options of `minivm run`, without the dashes: `{"specialise": "never"}`
    """

    def __init__(
        self,
        *,
        argv: Iterable[str] = ("",),
        path: Iterable[str] | None = None,
        capture_output: bool = False,
        options: Mapping[str, str] | None = None,
    ) -> None:
        version = sys.version_info[:2]
        if version not in _minivm.SUPPORTED_VERSIONS:
            raise VMError(f"the bytecode of CPython {version[0]}.{version[1]} is not decoded yet")
        argv = list(argv)
        configuration = startup.configuration(
            argv=argv,
            orig_argv=[sys.executable, *argv],
            path=list(sys.path if path is None else path),
            options=dict(options or {}),
            owns_process=False,
            capture_output=capture_output,
        )
        self._interpreter: _minivm.Interpreter | None = _minivm.Interpreter(configuration, frontend.serve)

    def run_file(self, path: str | os.PathLike[str]) -> None:
        """Run a source file in `__main__`, read as `python FILE` reads it. `sys.path` and `sys.argv` stay as they are.

        Raises OSError if the file cannot be read."""
        with open(path, "rb") as file:
            source = file.read()
        self._execute(source, "file", os.path.abspath(path), "exec")

    def exec(self, source: str, filename: str = "<string>") -> None:
        """Run statements in `__main__`."""
        self._execute(source, "string", filename, "exec")

    def eval(self, source: str, filename: str = "<string>") -> Any:
        """The value of an expression in `__main__`. Raises VMError if it is not plain."""
        return self._execute(source, "string", filename, "eval")

    def get_global(self, name: str) -> Any:
        """The value of a global of `__main__`. Raises KeyError if there is none, VMError if it is not plain."""
        value = self._open().get_global(_plain(name))
        if value is None:
            raise KeyError(name)
        return _result(value)

    def set_global(self, name: str, value: Any) -> None:
        """Set a global of `__main__` to a copy of a plain value. Raises VMError if it is not plain."""
        self._open().set_global(_plain(name), _plain(value))

    def take_output(self) -> Output:
        """What the guest wrote since the last call. Needs `capture_output`."""
        stdout, stderr = self._open().take_output()
        return Output(stdout.decode(errors="replace"), stderr.decode(errors="replace"))

    def heap(self) -> Heap:
        """What is in the guest's heap now, and what its collector did."""
        return Heap.read(self._open().heap())

    def gil(self) -> Gil:
        """What the guest's GIL has done since the VM was made. Needs the option `record-gil`."""
        record = self._open().gil()
        if record is None:
            raise VMError("the GIL is not recorded: options={'record-gil': 'on'}")
        return Gil.read(record)

    def referrers(self, expression: str) -> list[list[Referrer]]:
        """What keeps the value of an expression in `__main__` alive: up to ten of the shortest paths from it to what
        the interpreter itself holds. The last step of each has the type `root`."""
        paths = _result(self._open().referrers(_plain(expression)))
        return [[Referrer(*step) for step in path] for path in paths]

    def close(self) -> None:
        """End the interpreter: what CPython does at exit, then the heap is freed. Again is no error."""
        if self._interpreter is not None:
            interpreter, self._interpreter = self._interpreter, None
            interpreter.close()

    @property
    def closed(self) -> bool:
        return self._interpreter is None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> _minivm.Interpreter:
        if self._interpreter is None:
            raise VMError("the VM is closed")
        return self._interpreter

    def _execute(self, source: bytes | str, reader: str, filename: str, mode: str) -> Any:
        return _result(self._open().execute(_plain((source, reader, filename, mode))))


def _plain(value: Any) -> bytes:
    try:
        return marshal.dumps(value)
    except ValueError as error:
        raise VMError(f"not a plain value: {error}") from None


def _result(outcome: bytes) -> Any:
    match marshal.loads(outcome):
        case ("value", value):
            return value
        case ("not plain", type_name):
            raise VMError(f"the value holds an object that is not plain: {type_name}")
        case ("raised", type_name, arguments, traceback):
            raise GuestError(type_name, arguments, traceback)
        case other:
            raise AssertionError(f"unknown outcome {other!r}")
