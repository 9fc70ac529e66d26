import copy
import json
import marshal

x = []
for _ in range(100_000):
    x = [x]
for what, action in (
    ("dumps", lambda: json.dumps(x)),
    ("loads", lambda: json.loads("[" * 100_000 + "]" * 100_000)),
    ("deepcopy", lambda: copy.deepcopy(x)),
    ("marshal", lambda: marshal.dumps(x)),
):
    try:
        action()
        print(what, "done")
    except (RecursionError, ValueError) as error:
        print(what, type(error).__name__)
try:
    import pickle

    pickle.dumps(x)
except RecursionError as error:
    print("pickle", type(error).__name__)
del x
print("freed")
