"""`operator.concat`, `iconcat` and `indexOf` on operands that do not fit: who refuses, and in which words."""

import operator
from array import array
from collections import deque


def attempt(name, *args):
    try:
        result = getattr(operator, name)(*args)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(name, *map(repr, args), "->", result)


def subjects():
    return [None, 3, {}, {1}, "a", [1], (1,), b"a", bytearray(b"a"), array("i", [1]), deque([1]), range(2), iter([])]


for left in range(len(subjects()) - 1):
    for right in range(len(subjects()) - 1):
        for name in ("concat", "iconcat"):
            attempt(name, subjects()[left], subjects()[right])
for subject in subjects()[:-1]:
    attempt("indexOf", subject, 1)
    attempt("indexOf", subject, "zz")


class OnlyInPlace:
    def __iadd__(self, other):
        return "iadd"

    def __getitem__(self, index):
        return 5


class NoSequence:
    def __iadd__(self, other):
        return "iadd"


for left, right in [(OnlyInPlace(), OnlyInPlace()), (OnlyInPlace(), 1), (NoSequence(), OnlyInPlace())]:
    for function in [operator.iconcat, operator.concat]:
        try:
            print(function(left, right))
        except TypeError as error:
            print(error)
