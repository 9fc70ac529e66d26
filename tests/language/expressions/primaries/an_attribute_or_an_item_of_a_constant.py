"""Constants in the place of the object: attributes, methods, items, and stores that are refused."""

print("-".join("abc"), (5).real, (2.5).is_integer(), b"a,b".split(b","), "abc".upper().lower().title())
print("hexadecimal"[3], (1, 2, 3)[-1], "digits"[1:4], (1, 2, 3)[::2], b"bytes"[0])
for i in range(3):
    print("xyz"[i], ("no", "yes")["xyz"[i] == "y"], (10, 20, 30)[i] + (1).numerator)


def attempt(code):
    try:
        exec(code, {})
    except Exception as error:
        print(type(error).__name__, error)


attempt("'abc'.missing")
attempt("'abc'.missing()")
attempt("'abc'[9]")
attempt("(1, 2)['x']")
attempt("None[0]")
attempt("None.x = 1")
attempt("(5).x = 1")
attempt("'abc'[0] = 'x'")
attempt("(1, 2)[0] = 1")
attempt("(1).real.x = [2]")
print([("a", "b")[x > 1] for x in range(4)], {"ab"[i]: "cd"[i] for i in (0, 1)})
print("{}-{}".format("x", "y")[0], ("%s" % "z").upper())
