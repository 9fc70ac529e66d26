"""A class may give one special method of a builtin type the name of another, so that native code calls itself."""


class StrAsRepr:
    __repr__ = object.__str__


class Missing(dict):
    __missing__ = dict.__getitem__


class ReprAsStr:
    __str__ = object.__repr__


class LengthAsTruth(list):
    __bool__ = list.__len__


class NegatedIndex(int):
    __index__ = int.__neg__
    __abs__ = int.__pos__


for ask in (repr, str, "{}".format, "{!r}".format, ascii):
    try:
        print(ask(StrAsRepr()))
    except RecursionError as error:
        print(ask.__name__, error)

try:
    print(Missing()["key"])
except RecursionError:
    print("nobody has the key")

print(str(ReprAsStr()).split(" at ")[0])
try:
    print(bool(LengthAsTruth([1])))
except TypeError as error:
    print(error)
print("abc"[NegatedIndex(1)], abs(NegatedIndex(-3)))
