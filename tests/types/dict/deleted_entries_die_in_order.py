# `del d[key]` of every kind of key and container, and what dies of it when.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return isinstance(other, Noisy) and self.name == other.name

    def __del__(self):
        print("gone:", self.name)


class Own(dict):
    def __delitem__(self, key):
        print("own", key)
        super().__delitem__(key)


class Plain(dict):
    pass


def delete(d, key):
    try:
        del d[key]
        print("deleted", len(d))
    except (KeyError, TypeError, IndexError) as error:
        print(type(error).__name__, error)


for make in (dict, Own, Plain):
    d = make({"a": 1, 2: "b", (3, 4): 5, None: 6, 2.5: 7, True: 8})
    for key in ("a", "a", 2, (3, 4), None, 2.5, 1, [], "missing", float("nan")):
        delete(d, key)
    print(d)

d = {"value": Noisy("value"), Noisy("key"): "text", "both": 1}
del d["value"]
print("after value")
del d[Noisy("key")]
print("after key")


class Looks:
    def __init__(self, d):
        self.d = d

    def __del__(self):
        print("sees", list(self.d))
        self.d["new"] = 1


d = {}
d["x"], d["y"] = Looks(d), 2
del d["x"]
print(d)
for k in range(5):
    d[k] = k
try:
    for k in d:
        del d[k]
except RuntimeError as error:
    print(error)
print(list(d))
(lambda: {"only": Noisy("dict of one")})().__delitem__("only")
del {"temporary": Noisy("in a temporary")}["temporary"]
print("end")
for sequence in ([1, 2, 3], (1,), "s", 5, bytearray(b"ab"), range(3)):
    delete(sequence, 0)
    delete(sequence, 7)
