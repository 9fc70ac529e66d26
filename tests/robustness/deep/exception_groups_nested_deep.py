group = ValueError("the innermost")
for i in range(200_000):
    group = ExceptionGroup(str(i), [group])
for what, action in (
    ("split", lambda: group.split(ValueError)[0].message),
    ("subgroup", lambda: group.subgroup(ValueError).message),
    ("repr", lambda: len(repr(group))),
    ("str", lambda: str(group)),
):
    try:
        print(what, action())
    except RecursionError as error:
        print(what, "RecursionError", error)
try:
    try:
        raise group
    except* ValueError as caught:
        print("caught", caught.message)
except RecursionError as error:
    print("RecursionError", error)
del group
print("freed")
