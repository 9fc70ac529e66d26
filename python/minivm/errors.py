"""What minivm raises in the host. The three kinds are never mixed: the guest's own exceptions, what the host did or
asked for, and mistakes of the virtual machine."""

from typing import Any


class Error(Exception):
    """Base class of everything that minivm raises."""


class VMError(Error):
    """A request that the VM cannot carry out: it is closed, a value is not plain, the host is not supported."""


class InternalError(Error):
    """A mistake in the VM itself, never the program's or the host's doing. Please report it."""


class GuestError(Error):
    """An exception that the guest program raised and did not catch, `SystemExit` included.

    `type_name` is the exception's class as a traceback prints it (`ValueError`, `mymodule.MyError`), `arguments` its
    `args` (each as a plain value, or its `repr` where it is not plain), `traceback` what CPython would print, ending
    in a newline.
    """

    def __init__(self, type_name: str, arguments: tuple[Any, ...], traceback: str) -> None:
        super().__init__(type_name, arguments, traceback)
        self.type_name = type_name
        self.arguments = arguments
        self.traceback = traceback

    def __str__(self) -> str:
        lines = self.traceback.splitlines()
        return lines[-1] if lines else self.type_name
