def nested(depth):
    x = []
    for _ in range(depth):
        x = [x]
    return x


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, type(error).__name__, error)


x, y = nested(1_000_000), nested(1_000_000)
attempt("==", lambda: x == y)
attempt("<", lambda: x < y)
attempt("in", lambda: x in [y])
attempt("repr", lambda: len(repr(x)))
attempt("str", lambda: len(str(x)))
attempt("format", lambda: len(f"{x}"))
attempt("print", lambda: print(x))
del x, y
print("freed")
