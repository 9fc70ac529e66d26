x, y, z, w = {}, {}, frozenset(), frozenset()
for _ in range(1_000_000):
    x, y, z, w = {1: x}, {1: y}, frozenset([id(z)]), frozenset([id(w)])
for what, action in ("==", lambda: x == y), ("repr", lambda: len(repr(x))), ("sets", lambda: z == w):
    try:
        print(what, action())
    except RecursionError as error:
        print(what, "RecursionError", error)
del x, y
print("freed")
