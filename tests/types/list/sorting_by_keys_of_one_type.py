"""Keys that are all ints, floats or strings order values stably, in both directions; others as comparisons say."""

values = [f"{number:02}" for number in range(40)]
nan = float("nan")
keys = {
    "ints": lambda text: int(text) % 7,
    "negative": lambda text: -(int(text) % 5),
    "large": lambda text: (int(text) % 3) * 2**50,
    "mixed sizes": lambda text: (int(text) % 4) * 2**30,
    "floats": lambda text: int(text) % 6 / 4,
    "zeros": lambda text: (0.0, -0.0)[int(text) % 2],
    "infinite": lambda text: (1.0, float("inf"), -float("inf"))[int(text) % 3],
    "nan": lambda text: nan if int(text) % 5 == 0 else float(text),
    "bools": lambda text: int(text) % 2 == 0,
    "strings": lambda text: "abcdefghijklm"[int(text) % 4 : 10],
    "prefixes": lambda text: "abcdefgh" * (int(text) % 3) + text[1],
    "wide": lambda text: ("é", "e", "\u20ac", "\U0001f600", "")[int(text) % 5],
    "one": lambda text: text[1],
    "ints and floats": lambda text: (1, 1.5, 2)[int(text) % 3],
    "tuples": lambda text: (int(text) % 3, text[1]),
    "bytes": lambda text: text[1].encode(),
}
for name, key in keys.items():
    for reverse in (False, True):
        print(name, reverse, " ".join(sorted(values, key=key, reverse=reverse)))
    print(min(values, key=key), max(values, key=key))

floats = [3.5, -0.0, 0.0, float("inf"), 2.0, -1.5, 0.0, -float("inf"), 2.0]
print(sorted(floats), sorted(floats, reverse=True))
print(sorted(floats + [nan], reverse=True)[:3], sorted([nan, 1.0, nan, 0.5]))
print(sorted([]), sorted([], key=len), sorted([1], key=str))


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name, end="; ")


def key(noisy):
    return len(noisy.name)


noisy = [Noisy(name) for name in ("ccc", "a", "bb", "dddd", "e")]
noisy.sort(key=key, reverse=True)
print([one.name for one in noisy])
print([one.name for one in sorted(noisy, key=lambda one: one.name)])
try:
    noisy.sort(key=lambda one: 1 // (len(one.name) - 2))
except ZeroDivisionError as error:
    print(error, [one.name for one in noisy])
try:
    noisy.sort(key=lambda one: noisy.append(one) or len(one.name))
except ValueError as error:
    print(error, [one.name for one in noisy])


class Counted:
    made = 0

    def __init__(self):
        Counted.made += 1

    def __lt__(self, other):
        return False


print(len(sorted(range(5), key=lambda number: Counted())), Counted.made)

# list.append, also where it is not the list's.
class Own(list):
    def append(self, item):
        super().append((item, "own"))


def fill(items):
    add = items.append
    for number in range(12):
        items.append(number)
        add(-number)
    return items


print(fill([]), fill(Own())[:4])
try:
    [].append()
except TypeError as error:
    print(error)
try:
    for _ in range(12):
        [].append(1, 2)
except TypeError as error:
    print(error)
items = []
for number in range(40):
    print(items.append(number), end=" ")
print(len(items))
