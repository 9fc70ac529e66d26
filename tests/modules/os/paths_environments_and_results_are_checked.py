"""Buffers as paths are deprecated, names of environment variables are checked, results of stat are read-only."""

import os
import tempfile
import warnings

with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with open(os.path.join(folder, "file"), "w") as file:
        file.write("abc")
    for kind in [bytearray, memoryview]:
        path = kind(os.fsencode(folder))
        print(sorted(os.listdir(path)), [entry.name for entry in os.scandir(path)], os.stat(path).st_size > 0)
    for warning in caught:
        print(warning.category.__name__, warning.message)
    caught.clear()
    code = compile("1", bytearray(b"name"), "eval")
    print(code.co_filename, [str(warning.message) for warning in caught])
    caught.clear()
    entries = os.scandir(folder)
    next(entries)
    del entries
    print([warning.category.__name__ for warning in caught])
    caught.clear()
    with os.scandir(folder) as entries:
        next(entries)
    del entries
    print(len(caught))
    result = os.stat(os.path.join(folder, "file"))

for environment in [{"": "x"}, {"a=b": "c"}, {"a\0b": "c"}, {"a": "b\0c"}]:
    try:
        os.execve("/nonexistent", ["name"], environment)
    except Exception as error:
        print(type(error).__name__, error)
try:
    os.execve("/nonexistent", ["name"], {"=a": "b"})
except OSError as error:
    print(type(error).__name__)

for name in ["st_mode", "st_rdev", "st_atime", "st_blocks", "parrot"]:
    for action in [lambda: setattr(result, name, 1), lambda: delattr(result, name)]:
        try:
            action()
            print(name, "was changed")
        except (AttributeError, TypeError) as error:
            print(type(error).__name__, error)

number = os.eventfd(0, os.EFD_CLOEXEC)
os.eventfd_write(number, 2**64 - 2)
print(os.eventfd_read(number))
for value in [-1, 2**64, "x"]:
    try:
        os.eventfd_write(number, value)
    except Exception as error:
        print(type(error).__name__, error)
os.close(number)
