"""`a *= b` with a sequence on the right asks it only where the left operand's type has no slots of sequences."""


def attempt(left, right):
    try:
        left *= right
    except TypeError as error:
        print(type(left).__name__, type(right).__name__, error)
    else:
        print(left)


for left in (None, 1.5, 1j, {}, {1}, frozenset(), range(3), {}.keys(), {}.items(), object(), len, int, memoryview(b"a")):
    for right in ("t", [2], (3,), b"b", bytearray(b"b"), range(2), {}):
        attempt(left, right)
attempt(2, [1])
attempt(True, "x")
