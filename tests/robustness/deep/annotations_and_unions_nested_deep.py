alias = int
for _ in range(200_000):
    alias = list[alias]
for what, action in (
    ("repr", lambda: len(repr(alias))),
    ("hash", lambda: hash(alias) == hash(alias)),
    ("==", lambda: alias == list[alias]),
):
    try:
        print(what, action())
    except RecursionError as error:
        print(what, "RecursionError", error)
del alias
print("freed")
