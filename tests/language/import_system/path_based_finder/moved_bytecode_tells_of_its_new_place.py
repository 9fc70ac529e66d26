import importlib.util
import marshal
import os
import py_compile
import sys
import tempfile
import traceback
import types

SOURCE = """
def outer():
    def inner():
        raise ValueError("where")
    return inner

class Holder:
    method = lambda self: self

other = compile("1", "other.py", "eval")
"""


def files(code):
    yield code.co_filename
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from files(constant)


with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "moved.py")
    with open(name, "w") as file:
        file.write(SOURCE)
    cached = py_compile.compile(name, dfile="/elsewhere/original.py")
    sys.path.insert(0, folder)
    import moved

    shown = lambda file: file.replace(folder, "FOLDER")
    print(shown(moved.outer.__code__.co_filename), shown(moved.outer().__code__.co_filename))
    print(shown(moved.Holder.method.__code__.co_filename), moved.other.co_filename)
    try:
        moved.outer()()
    except ValueError as error:
        for entry in traceback.extract_tb(error.__traceback__):
            print(shown(entry.filename) if "moved" in entry.filename else "here", entry.lineno, entry.name)
    print(shown(moved.outer.__code__.replace(co_name="x").co_filename))
    print(moved.outer.__code__ == moved.outer.__code__.replace())
    with open(cached, "rb") as file:
        kept = marshal.loads(file.read()[16:])
    print(set(files(kept)))
