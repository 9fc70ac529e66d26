"""Compiling with CPython's own reader of files, for what it refuses or words otherwise than `compile()`.

No function of CPython compiles a file without running it. `PyRun_FileExFlags` compiles, then enters the code's frame;
a trace function gets control before the frame's first instruction, takes the code object, and raises. So nothing of
the program runs: the trace function is this thread's and stands before the call, and the globals hold no builtins
either. Slow (ctypes is loaded), so only for a source that `compile()` refused.
"""

import ctypes
import os
import sys
from types import CodeType, FrameType

PY_FILE_INPUT = 257  # Py_file_input of Include/compile.h


class _Compiled(BaseException):
    """Ends `PyRun_FileExFlags` once the program is compiled."""


def compile_bytes(source: bytes, filename: str | bytes) -> CodeType:
    """The code of a file with these bytes. The text of an error's line is read from `filename`, as CPython does."""
    descriptor = os.memfd_create("source")
    with os.fdopen(descriptor, "wb", closefd=False) as stream:
        stream.write(source)
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        return compile_descriptor(descriptor, filename)
    finally:
        os.close(descriptor)


def compile_descriptor(descriptor: int, filename: str | bytes) -> CodeType:
    """The code of what can be read from `descriptor`, to its end."""
    libc = ctypes.CDLL(None)
    libc.fdopen.restype = ctypes.c_void_p
    libc.fdopen.argtypes = [ctypes.c_int, ctypes.c_char_p]
    stream = libc.fdopen(os.dup(descriptor), b"rb")
    if not stream:
        raise MemoryError

    run_file = ctypes.pythonapi.PyRun_FileExFlags
    run_file.restype = ctypes.py_object
    namespace: dict[str, object] = {"__builtins__": {}}
    code: list[CodeType] = []

    def trace(frame: FrameType, event: str, argument: object) -> None:
        # The reader itself calls Python code too: codecs of encodings written in Python.
        if frame.f_globals is namespace:
            code.append(frame.f_code)
            raise _Compiled

    traced = sys.gettrace()
    sys.settrace(trace)
    try:
        run_file(
            ctypes.c_void_p(stream),
            ctypes.c_char_p(os.fsencode(filename)),
            ctypes.c_int(PY_FILE_INPUT),
            ctypes.py_object(namespace),
            ctypes.py_object(namespace),
            ctypes.c_int(1),  # close the stream
            ctypes.c_void_p(None),  # no flags
        )
    except _Compiled:
        return code[0]
    finally:
        sys.settrace(traced)
    raise SystemError("the program ran where it was only to be compiled")
