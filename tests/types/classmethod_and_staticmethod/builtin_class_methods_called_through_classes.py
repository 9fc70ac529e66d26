"""Class methods of builtin types, called at one place through several classes."""


class Number(int):
    @classmethod
    def mine(cls):
        return super().from_bytes(b"\x05", "big")


class Mapping(dict):
    pass


class Stranger:
    fromkeys = dict.__dict__["fromkeys"]
    from_bytes = 5


class Meta(type):
    pass


class Made(dict, metaclass=Meta):
    pass


for _ in range(3):
    for cls in (int, bool, Number, Number, int):
        value = cls.from_bytes(b"\x01\x02", "little")
        print(cls.__name__, type(value).__name__, value)
    for cls in (dict, Mapping, Made, dict):
        value = cls.fromkeys("ab", 1)
        print(cls.__name__, type(value).__name__, value)
    print(Number.mine(), type(Number.mine()).__name__)
for cls in (dict, Stranger, Mapping, Stranger):
    try:
        print(cls.fromkeys([1]))
    except TypeError as error:
        print(error)
for cls in (int, Stranger, bool):
    try:
        print(cls.from_bytes(b"\x01", "big"))
    except TypeError as error:
        print(error)
for cls in (float, bytes, bytearray, float):
    try:
        print(cls.fromhex("61"))
        print(cls.fromhex())
    except TypeError as error:
        print(error)


class Keyed(dict):
    @classmethod
    def fromkeys(cls, keys, value=None):
        return ("keyed", super().fromkeys(keys, value))


for _ in range(3):
    print([cls.fromkeys("a") for cls in (dict, Keyed, Keyed, dict)])
del Keyed.fromkeys
print([cls.fromkeys("a") for cls in (dict, Keyed, Keyed, dict)])

print({1} | {2}, {1: 2} | {3: 4}, {1, 2} - {2}, {1} & {1, 3}, {1} ^ {2}, 1j + 2j, {1}.keys if False else None)
for a, b in (({}, []), ({1}, [1]), (set(), {}), ({}, {}), (None, None), (object(), object()), ("a", "b")):
    try:
        print(a | b)
    except TypeError as error:
        print(error)
