"""Keys found, and not found, in dicts and sets that hold equal keys of other types, -1, and what hashes like something else."""


class Text(str):
    def __hash__(self):
        print("hash", end=" ")
        return str.__hash__(self)

    def __eq__(self, other):
        print("eq", end=" ")
        return str.__eq__(self, other)


class Missing(dict):
    def __missing__(self, key):
        return f"no {key!r}"


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name, end="; ")


def look(table, key):
    try:
        return table[key]
    except KeyError as error:
        return f"KeyError({error})"


a = "".join(["k", "ey"])
tables = [
    {},
    {1: "int", "key": "text", -1: "minus one", -2: "minus two", 2.0: "float", False: "bool"},
    {True: "bool", 2**61 - 1: "large", 0: "zero"},
    Missing({1: "one"}),
    {Text("key"): "subclass"},
    dict.fromkeys(range(100), "many"),
]
keys = [1, True, 1.0, 0, -0.0, -1, -2, 2, 2**61 - 1, 2**61, "key", a, Text("key"), "", None, 99, 100, 8]
for table in tables:
    print([look(table, key) for key in keys])
    print([key in table for key in keys], [key not in table for key in keys])
    members = set(table)
    print([key in members for key in keys])
    print([1 if key in members else 2 for key in keys], [1 if key not in table else 2 for key in keys])
    print([key in frozenset(members) for key in keys])

# Stores: the first key stays, the value goes and what goes is destroyed at once.
table = {1: Noisy("first"), "key": Noisy("second")}
for key in (True, 1, 1.0, a, "key", Text("key")):
    table[key] = Noisy(repr(key))
    print(table.keys())
del table["key"]
print("key" in table, a in table, look(table, "key"))
table["key"] = 5
print(list(table), table[a])
table.clear()
print(1 in table, look(table, 1))

# Deleted entries in the way.
table = {number: number for number in range(40)}
for number in range(0, 40, 3):
    del table[number]
print([number in table for number in range(-2, 42)])
members = {number * 8 for number in range(20)}
for number in range(0, 160, 24):
    members.discard(number)
print([number for number in range(-8, 170) if number in members])

# Tuples, strings and lists by index, and what is no index.
for sequence in ((1, 2, 3), "añb\U0001f600", [1, 2, 3], b"xyz", ()):
    for index in (0, -1, 2, -3, 3, -4, True, 1.0, None, 2**70):
        try:
            print(sequence[index], end=" ")
        except (IndexError, TypeError) as error:
            print(error, end=" | ")
    print()


def temporary(number):
    return {"key": Noisy(number)}["key"].name, (Noisy(number), 2)[1], "a" in {"a": Noisy(number)}


print(temporary(7))
