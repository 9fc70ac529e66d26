"""A zip file may stand in sys.path: modules, packages and data come out of it."""

import importlib
import os
import pkgutil
import sys
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as folder:
    archive = os.path.join(folder, "archive.zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("alone.py", "value = 3\ndef fail():\n    raise ValueError('from a zip file')\n")
        file.writestr("package/__init__.py", "from . import inner\n")
        file.writestr("package/inner.py", "name = __name__\n")
        file.writestr("package/data.txt", "some data")
        file.writestr("folder/within.py", "where = 'in a folder'\n")
        file.writestr("spaces/", "")
        file.writestr("spaces/part/", "")
        file.writestr("spaces/part/leaf.py", "leaf = True\n")
        file.writestr("wrong.py", "this is no Python\n")
    sys.path[:0] = [archive, os.path.join(archive, "folder"), os.path.join(folder, "missing.zip")]

    import alone
    import package
    import spaces.part.leaf
    import within

    print(alone.value, alone.__file__[len(folder):], type(alone.__loader__).__name__, alone.__spec__.origin[len(folder):])
    print(package.inner.name, package.__path__[0][len(folder):], pkgutil.get_data("package", "data.txt"))
    print(within.where, spaces.part.leaf.leaf, type(spaces.__path__).__name__)
    print(sorted(module.name for module in pkgutil.iter_modules([archive])))
    try:
        alone.fail()
    except ValueError as error:
        code = error.__traceback__.tb_next.tb_frame.f_code
        print(error, code.co_filename[len(folder):], code.co_firstlineno)
    for name in ["wrong", "nothing", "package.nothing"]:
        try:
            importlib.import_module(name)
        except (ImportError, SyntaxError) as error:
            print(type(error).__name__, str(error).replace(folder, ""))
    print(importlib.reload(alone) is alone)

    import zipimport

    for path in [folder, os.path.join(folder, "missing.zip"), os.path.join(archive, "folder"), 3]:
        try:
            print(zipimport.zipimporter(path).prefix)
        except Exception as error:
            print(type(error).__name__, str(error).replace(folder, ""))
    plain = os.path.join(folder, "plain")
    with open(plain, "w") as file:
        file.write("no zip file")
    for path in [folder, plain, "", "/nonexistent"]:
        try:
            print(sys.path_hooks[0](path))
        except ImportError as error:
            print(type(error).__name__ in ("ImportError", "ZipImportError"), str(error).replace(folder, ""))
