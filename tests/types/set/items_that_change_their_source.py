"""Keys whose hash or `==` changes the list, or the set, that a set is being filled from or asked of."""


class Key:
    def __init__(self, name, hash_, act=None):
        self.name, self.hash, self.act = name, hash_, act

    def __hash__(self):
        print("hash", self.name)
        return self.hash

    def __eq__(self, other):
        print(self.name, "==", getattr(other, "name", other))
        if self.act:
            self.act()
        return NotImplemented if not isinstance(other, Key) else self.name == other.name

    def __repr__(self):
        return f"<{self.name}>"


def names(items):
    return sorted(map(str, items))


# A list that grows while it is added, and one that shrinks.
items = [1, 2, Key("a", 7), "x", Key("a", 7), (1, 2)]
items[2].act = lambda: items.append(99) if len(items) < 9 else None
made = {0}
made.update(items)
print(names(made), len(items))

items = [1, Key("b", 7), Key("c", 7), 5, 6, 8]
items[1].act = lambda: items.__delitem__(slice(4, None))
print(names(set(items)), items)

# A tuple whose keys compare with ints of the same hash.
print(names({3, 4}.union((Key("d", 3), Key("e", 4), 3, 4.0, True))))

# The set that is filled is changed by a comparison.
target = {Key("f", 1)}
source = [1, 2, 3]
for key in target:
    key.act = lambda: target.add(77)
target.update(source)
print(names(target))

# Symmetric difference: removal and insertion in turn, with dummies and keys of one hash.
left, right = set(range(20)), set(range(10, 30))
left ^= right
print(sorted(left), len(left))
left ^= {3, 5, 100}
left ^= {3, 5, 100}
print(sorted(left))
one, other = {Key("g", 1), 2, 3}, {Key("g", 1), 3, Key("h", 9)}
print(names(one ^ other))
print(names(one.symmetric_difference([Key("g", 1), 2, 2, 4])))

# What cannot be hashed stops it where it stands.
partly = {1}
for wrong in ([2, 3, [], 4], (5, {}, 6)):
    try:
        partly.update(wrong)
    except TypeError as error:
        print(error, sorted(partly))

# Order of iteration after growth from a list, a range and a generator is the same.
for n in (5, 6, 20, 60, 200, 1000):
    values = [(i * 7919) % 4093 for i in range(n)]
    a, b, c = set(values), set(iter(values)), {v for v in values}
    print(n, list(a) == list(b) == list(c), list(a)[:8])
