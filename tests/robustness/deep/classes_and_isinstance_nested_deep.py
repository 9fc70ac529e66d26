classes = int
for _ in range(200_000):
    classes = (classes, str)
for check in isinstance, issubclass:
    try:
        print(check.__name__, check(float if check is issubclass else 1.5, classes))
    except RecursionError as error:
        print(check.__name__, "RecursionError", error)
base = object
for i in range(3_000):
    base = type("C", (base,), {})
print(len(base.__mro__), base().__class__.__name__)
del base, classes
