"""Loops that take pairs apart, over what gives them: when the pairs' items go, what cuts a loop short, what changes under it."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name, end="; ")


def made(prefix, count):
    for number in range(count):
        yield Noisy(f"{prefix}{number}")


for a, b in zip(made("a", 3), made("b", 3)):
    print("loop", a.name, b.name)
print("after", a.name, b.name)
for a, b in zip([Noisy("x"), Noisy("y")], (1, 2)):
    print("list", a.name, b)
for number, a in enumerate(made("e", 2), 5):
    print(number, a.name)
for key, a in {"k": Noisy("v"), "l": Noisy("w")}.items():
    print(key, a.name)
del a, b
print("deleted")

print([(a, b) for a, b in zip("abc", range(10))], [(a, b) for a, b in zip(range(3), "abcdef")])
print([(a, b) for a, b in zip({1: 2, 3: 4}, {5, 6})], [a + b for a, b in zip([1, 2], [3, 4], strict=True)])
print({b: a for a, b in {1: 2, 3: 4}.items()}, {a for a, b in enumerate("ab")}, list(b for a, b in {(1, 2): 3, (4, 5): 6}))
for pair in zip([1], [2]):
    print(pair)
for a, (b, c) in zip([1, 2], {3: 4, 5: 6}.items()):
    print(a, b, c)
for (x, y), z in {(1, 2): 3, (4, 5): 6}.items():
    print(x, y, z)
for x, y in {(1, 2): 3, (4, 5): 6}:
    print(x, y)
for x, y in {"ab", "cd"} & {"ab"}:
    print(x, y)
for x, y in "ab", [1, 2], (3, 4), {5: 6, 7: 8}:
    print(x, y)


def attempt(loop):
    try:
        loop()
    except (RuntimeError, ValueError, TypeError) as error:
        print(type(error).__name__, error)


def grows():
    table = {1: 2, 3: 4}
    for key, value in table.items():
        table[key + 10] = value


def grows_keys():
    table = {1: 2, 3: 4}
    for key in table:
        table[key + 10] = 1


def set_grows():
    members = {1, 2}
    for member in members:
        members.add(member + 10)


def uneven():
    for a, b in zip([1, 2], [1], strict=True):
        print(a, b)


def too_many():
    for a, b in zip([1], [2], [3]):
        print(a, b)


def too_few():
    for a, b in {1: 2}:
        print(a, b)


def stops():
    def stop(value):
        if value == 2:
            raise StopIteration
        return value

    print([value for value in map(stop, range(5))])
    for value in map(stop, range(5)):
        print(value)
    for value in filter(stop, [1, 2, 3]):
        print(value)


def fails():
    for value in map(lambda value: 6 // value, [3, 0]):
        print(value)


for loop in (grows, grows_keys, set_grows, uneven, too_many, too_few, stops):
    attempt(loop)
try:
    fails()
except ZeroDivisionError as error:
    print(error, error.__traceback__.tb_next.tb_lineno - fails.__code__.co_firstlineno)

items = [1, 2, 3]
for number, item in enumerate(items):
    if number < 5:
        items.append(item)
print(items)
table = {1: 1, 2: 2, 3: 3}
for key, value in table.items():
    table[key] = value * 10
print(table)
