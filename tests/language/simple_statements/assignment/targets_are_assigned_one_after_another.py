"""Unpacking to many local names: what a name held before dies when that name is assigned, before the next one is."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


class Peeking:
    """On its end it looks at the names of the function that is just assigning them."""

    def __init__(self, frame_names):
        self.frame_names = frame_names

    def __del__(self):
        print("names now", self.frame_names())


def many(items):
    a = Noisy("a")
    b = 2
    c = Noisy("c")
    d = e = Noisy("d and e")
    a, b, c, d, e = items
    print("assigned")
    return a, b, c, d, e


def peeking(items):
    def names():
        return a, b, c

    a, b, c = 1, Peeking(names), 3
    a, b, c = items
    return a, b, c


def itself():
    items = [1, 2, 3]
    items, second, third = items
    pair = (4, 5)
    first, pair = pair
    return items, second, third, first, pair


def swapped(a, b, c, d):
    a, b, c, d = d, c, b, a
    (a, b), (c, d) = [(b, a), [d, c]]
    return a, b, c, d


def wrong(items):
    a = b = c = "before"
    try:
        a, b, c = items
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
    return a, b, c


def in_a_loop(rows):
    held = Noisy("held")
    for number, held, third in rows:
        print(number, held, third)
    return number


for items in ((1, 2, 3, 4, 5), [1, 2, 3, 4, 5], iter(range(5)), "abcde", {1: 0, 2: 0, 3: 0, 4: 0, 5: 0}):
    print(many(items))
print(peeking((7, 8, 9)), peeking([7, 8, 9]))
print(itself(), swapped(1, 2, 3, 4))
for items in ((1, 2), [1, 2, 3, 4], (), 5, (1, 2, 3), [1, 2, 3], iter("ab"), "abc"):
    print(wrong(items))
print(in_a_loop([(1, 2, 3), [4, 5, 6], "xyz"]))


def by_class():
    class Body:
        x, y, z = [1, 2, 3]
        (p, q), *rest = ("ab", 1, 2)

    return sorted(item for item in vars(Body).items() if not item[0].startswith("__"))


print(by_class())


def last_of_its_list():
    a, b, c = [Noisy("first"), Noisy("second"), Noisy("third")]
    a, b, c = [None, b, Noisy("new third")]
    print("done")


last_of_its_list()
