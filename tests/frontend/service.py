"""What the tests of the compile service share."""

import io
import marshal
from contextlib import redirect_stderr
from typing import Any, NamedTuple

from minivm import frontend


class Answer(NamedTuple):
    result: Any
    warnings: list[tuple[str, str, str, int]]
    error: tuple[str, tuple[Any, ...], dict[str, Any]] | None

    def exception(self) -> BaseException:
        """The exception as the guest builds it."""
        import builtins

        assert self.error is not None
        name, args, attributes = self.error
        exception: BaseException = getattr(builtins, name)(*args)
        for attribute, value in attributes.items():
            setattr(exception, attribute, value)
        return exception

    def code(self) -> Any:
        assert self.error is None, self.error
        return frontend.exchange_constants(marshal.loads(self.result), list, frozenset)


def ask(
    source: Any,
    reader: str = "string",
    filename: str = "<test>",
    mode: str = "exec",
    flags: int = 0,
    optimise: int = -1,
    feature_version: int = -1,
    refused: int | None = None,
    digits: int = 4300,
) -> Answer:
    request = (source, reader, filename, mode, flags, optimise, feature_version, refused, digits)
    return Answer(*marshal.loads(frontend.serve(marshal.dumps(request))))


def displayed(exception: BaseException) -> str:
    """What CPython's C code prints of an uncaught exception without a traceback."""
    import sys

    stream = io.StringIO()
    with redirect_stderr(stream):
        sys.__excepthook__(type(exception), exception, None)
    return stream.getvalue()
