"""A pickled array says how its machine laid out the items; any layout is read, into the type that fits it."""

import struct
from array import _array_reconstructor, array
from collections.abc import MutableSequence, Reversible

raw = bytes(range(1, 9))
for code in range(22):
    for letter in "Bldu":
        try:
            made = _array_reconstructor(array, letter, code, raw)
            print(code, letter, made.typecode, made)
        except Exception as error:
            print(code, letter, type(error).__name__, error)

big = struct.pack(">4d", 1.5, float("inf"), -0.0, 9006104071832581.0)
print(_array_reconstructor(array, "d", 17, big), _array_reconstructor(array, "f", 15, struct.pack(">f", 1.25)))
for code, encoding in enumerate(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"], 18):
    for text in ["Bonne Journ\xe9e \U0002030a\U00020347", "odd"]:
        try:
            print(_array_reconstructor(array, "u", code, text.encode(encoding)))
        except ValueError as error:
            print(error)
for arguments in [(array, "B", 22, b""), (array, "B", -1, b""), (array, "x", 0, b""), (list, "B", 0, b""), (array, "l", 11, b"123")]:
    try:
        print(_array_reconstructor(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


class Mine(array):
    pass


print(type(_array_reconstructor(Mine, "i", 8, bytes(8))).__name__)
print(isinstance(array("B"), MutableSequence), issubclass(array, Reversible))
