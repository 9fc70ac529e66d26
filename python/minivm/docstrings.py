"""CPython's docstrings, for the guest's builtins: this process's CPython is asked, so no sentence of it is kept here.

The names that come in are declared in `crates/vmcore`; a program does not choose them. They lead to what is implemented
in C alone: nothing written in Python is imported or looked at.
"""

import sys
from _frozen_importlib import BuiltinImporter
from _frozen_importlib_external import ExtensionFileLoader, PathFinder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

_IN_C = {"os": "posix", "re": "_sre"}
"""The part in C of a library module, where it is not the name behind an underscore."""

_IMMUTABLE = 1 << 8  # Py_TPFLAGS_IMMUTABLETYPE
_MADE_AT_RUN_TIME = 1 << 9  # Py_TPFLAGS_HEAPTYPE


class _Common:
    """Has what every class has that Python code makes."""


def find(module: str | None, class_name: str | None, attribute: str | None) -> str | None:
    """The docstring of a module, of a class with that `__module__`, or of an attribute of either.

    No module stands for any class that Python code makes.
    """
    owner: ModuleType | type | None
    if module is None:
        owner = _Common
    elif class_name is None:
        owner = _module(module)
    else:
        owner = _class(module, class_name)
    if owner is None:
        return None
    if attribute is None:
        documented: object = owner
    else:
        namespaces: Iterable[type | ModuleType] = owner.__mro__ if isinstance(owner, type) else (owner,)
        documented = next((vars(n)[attribute] for n in namespaces if attribute in vars(n)), None)
    if isinstance(documented, staticmethod):
        documented = documented.__func__
    doc = None if documented is None else documented.__doc__
    return doc if isinstance(doc, str) else None


def _module(name: str) -> "ModuleType | None":
    for candidate in (name, f"_{name}", _IN_C.get(name)):
        if candidate is not None and _is_in_c(candidate):
            __import__(candidate)
            return sys.modules[candidate]
    return None


def _is_in_c(module: str) -> bool:
    if BuiltinImporter.find_spec(module) is not None:
        return True
    spec = PathFinder.find_spec(module)
    return spec is not None and isinstance(spec.loader, ExtensionFileLoader)


def _class(module: str, name: str) -> type | None:
    # A class that Python code makes may bear the same name, as those do that stand in for a part in C.
    found = getattr(_module(module), name, None)
    if isinstance(found, type):
        return found
    pending = [object]
    seen = set()
    while pending:
        candidate = pending.pop()
        written_in_c = candidate.__flags__ & _IMMUTABLE or not candidate.__flags__ & _MADE_AT_RUN_TIME
        if written_in_c and candidate.__name__ == name and candidate.__module__ == module:
            return candidate
        seen.add(candidate)
        pending.extend(c for c in type.__subclasses__(candidate) if c not in seen)
    return None
