"""CPython compiles, minivm executes.

`VM` runs Python programs inside this process on a virtual machine of its own: own values, own heap, own GIL. `Pool` has
functions called on several of them in parallel.

    >>> import minivm
    >>> with minivm.VM(capture_output=True) as vm:
    ...     vm.exec("squares = [n * n for n in range(5)]")
    ...     vm.get_global("squares")
    [0, 1, 4, 9, 16]

Importing this package imports nothing else: `python -m minivm` pays for what it uses, and takes the current
directory off `sys.path` before it imports anything further.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from minivm.errors import Error, GuestError, InternalError, VMError
    from minivm.pool import Pool
    from minivm.vm import VM

__all__ = ["VM", "Error", "GuestError", "InternalError", "Pool", "VMError"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "Pool":
        from minivm.pool import Pool

        return Pool
    from minivm import errors, vm

    return getattr(vm if name == "VM" else errors, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
