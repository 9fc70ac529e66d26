"""The Rust side (crates/pybind). `bytes` is marshalled data unless told otherwise.

Every method may raise `minivm.VMError` and `minivm.InternalError`.
"""

from collections.abc import Callable

__version__: str

SUPPORTED_VERSIONS: list[tuple[int, int]]
"""The CPython versions whose bytecode is decoded."""

OPTIONS: dict[str, str]
"""The virtual machine's options: name -> what stands after the `=` and what it does."""

OPTIONS_NOTE: str
"""What the stars in it mean."""

def disassemble(code: bytes) -> list[tuple[int, str]]:
    """The register IR of a code object, without those nested in it: (bytecode offset, instruction as text)."""

class Interpreter:
    """One guest interpreter. Methods release the host's GIL while the guest runs; any thread may call them."""

    def __init__(self, configuration: bytes, compile: Callable[[bytes], bytes]) -> None:
        """`configuration`: minivm/startup.py. `compile`: `minivm.frontend.serve`."""

    def run(self, program: bytes) -> int:
        """Run a program from its start to the end of the process it stands for: threads joined, exit functions
        called, traceback printed, streams flushed, interpreter closed. Returns the exit status, or minus the number
        of the signal to die by.

        program = ("file", path, content)     a source file, its content as bytes
                | ("pyc", path, content)
                | ("path", path)              a directory or zip file with a `__main__`
                | ("command", source)         `-c`
                | ("module", name)            `-m`
                | ("stdin",)                  the program is read from file descriptor 0
        """

    def execute(self, request: bytes) -> bytes:
        """Run code in `__main__`: request = (source, reader, filename, mode), as the compile service takes them.

        Returns ("value", plain value), None in mode "exec"
              | ("not plain", type name)
              | ("raised", type name, args, traceback)
        """

    def get_global(self, name: bytes) -> bytes | None:
        """A global of `__main__`, as `execute` returns values; None if there is none."""

    def set_global(self, name: bytes, value: bytes) -> None: ...
    def take_output(self) -> tuple[bytes, bytes]:
        """What was written to stdout and to stderr since the last call, as written (not marshalled)."""

    def heap(self) -> bytes:
        """What is in the heap now: minivm/heap.py reads it."""

    def referrers(self, expression: bytes) -> bytes:
        """What keeps the value of an expression in `__main__` alive: ("value", paths) as minivm/heap.py reads them, or
        ("raised", ...) as `execute` answers."""

    def gil(self) -> bytes | None:
        """What the GIL did until now or the interpreter's end: minivm/gil.py reads it. None if it is not recorded."""

    def close(self) -> int:
        """Finalise and free everything. Returns the number of objects still alive, which is 0."""
