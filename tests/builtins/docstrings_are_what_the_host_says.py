# Of functions, classes, methods, attributes and modules that are implemented in Rust here.
import itertools
import math
import sys


def show(name, doc):
    print(f"{name}: {doc!r}")


for function in (len, print, sorted, math.sqrt, sys.getrefcount, itertools.chain.from_iterable):
    show(function.__qualname__, function.__doc__)

for cls in (object, type, int, str, list, dict, ValueError, OSError, property, itertools.count, type(sys.flags)):
    show(cls.__name__, cls.__doc__)
for cls in (int, list, KeyError, itertools.count):
    show(f"in {cls.__name__}.__dict__", vars(cls)["__doc__"])
    print(list(vars(cls)).count("__doc__"))

for method in (str.join, list.append, [].append, int.__add__, (1).__add__, dict.fromkeys, object.__new__, str.maketrans):
    show(method.__qualname__, method.__doc__)
for name in ("__get__", "__set__", "fget", "getter", "__isabstractmethod__"):
    show(f"property.{name}", vars(property)[name].__doc__)
for cls, name in ((int, "real"), (type, "__mro__"), (type, "__doc__"), (type(show), "__globals__"), (OSError, "errno")):
    show(f"{cls.__name__}.{name}", vars(cls)[name].__doc__)
for name in ("optimize", "n_fields", "__repr__"):
    show(f"sys.flags.{name}", getattr(vars(type(sys.flags)).get(name), "__doc__", "none"))

# Instances, and what a subclass does not inherit.
for value in (1, "a", [], {}, 1.5, None, ValueError("x"), itertools.count()):
    show(type(value).__name__, value.__doc__)


class Plain(list):
    pass


class Documented(dict):
    "My own."


show("Plain", Plain.__doc__)
show("Plain()", Plain().__doc__)
show("Plain().append", Plain().append.__doc__)
show("super", super(Plain, Plain()).__doc__)
show("Documented", Documented.__doc__)
show("Documented.fromkeys", Documented.fromkeys.__doc__)
show("__dict__", vars(Documented)["__dict__"].__doc__)
show("Plain __weakref__", vars(Plain)["__weakref__"].__doc__)

# Every module's own; it may be changed, before anybody has looked as well as after.
show("math", math.__doc__)
show("sys", sys.__doc__[:60])
print(vars(itertools)["__doc__"] == itertools.__doc__, itertools.__doc__[:40])
import _operator

_operator.__doc__ = "mine"
show("_operator", _operator.__doc__)
import _bisect

del _bisect.__doc__
try:
    show("_bisect", _bisect.__doc__)
except AttributeError as error:
    print(error)

# What exceptions are given stays theirs.
error = ValueError()
error.__doc__ = "mine"
show("error", error.__doc__)
show("ValueError", ValueError.__doc__)
for assign in (lambda: setattr(list, "__doc__", "mine"), lambda: setattr(len, "__doc__", "mine")):
    try:
        assign()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
show("list", list.__doc__)
