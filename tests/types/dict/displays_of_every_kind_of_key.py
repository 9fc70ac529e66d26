"""Displays: pairs are stored in their order, what is overwritten dies with the display's own operands."""


class Key:
    def __init__(self, name, hash_=1):
        self.name, self.hash = name, hash_

    def __hash__(self):
        print("hash", self.name)
        if self.hash is None:
            raise ValueError(self.name)
        return self.hash

    def __eq__(self, other):
        print("eq", self.name, other.name)
        return self.name == other.name

    def __repr__(self):
        return f"Key({self.name})"


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

    def __repr__(self):
        return self.name


a, b = "a", "b"
print({"a": 1, "b": 2, "a": 3})
print({1: "int", 1.0: "float", True: "bool", 2: "two"})
print({a: Noisy("first"), b: 0, a: Noisy("second"), Key("k"): 1})
print({Key("x"): 1, Key("y"): 2, Key("x"): 3})
try:
    print({a: Noisy("kept"), Key("z", None): Noisy("value"), b: Noisy("last")})
except ValueError as error:
    print("ValueError", error)
try:
    print({"a": Noisy("one"), "b": Noisy("two"), "c": [], **{"d": 1}, **3})
except TypeError as error:
    print("TypeError", error)
try:
    print({a: 1, []: 2})
except TypeError as error:
    print("TypeError", error)

print({i: j for i, j in zip("abcdefghijklmnop", range(16))})
print({i % 3: Noisy(f"n{i}") for i in range(5)})
print({a: 1, b: 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10, "k": 11, "l": 12})
print({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10, "k": 11, "l": 12}.__sizeof__() > 0)

table = {}
for i in range(20):
    table[f"k{i}"] = Noisy(f"v{i}") if i == 3 else i
    table[-i] = i
    table[f"k{i // 2}"] = i
    if i % 5 == 4:
        del table[f"k{i}"]
print(table)
table.clear()
table["again"] = 1
print(table)


class Sub(dict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


sub = Sub()
sub["x"] = 1
sub[1] = 2
print(sub)
