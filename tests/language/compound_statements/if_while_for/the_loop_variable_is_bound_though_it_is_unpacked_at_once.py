# The item of a loop over pairs that is taken apart in the first statement stays what the loop's name says.
def items(d):
    kept = []
    for pair in d.items():
        key, value = pair
        kept.append(pair)
    return kept, pair, key, value


def counted(things):
    kept = []
    for pair in enumerate(things):
        number, thing = pair
        kept.append(pair)
    return kept, pair, number, thing


def zipped(a, b):
    kept = []
    for pair in zip(a, b):
        (x, y) = pair
        kept.append(pair)
    return kept, pair


def nested(d):
    chosen = []
    for entry in d.items():
        name, (f, t) = entry
        if f:
            chosen.append(entry)
    chosen.sort()
    return chosen


def swapped(d):
    for pair in d.items():
        d[pair[0]], pair = pair
    return d, pair


print(items({'a': [0], 'b': [1]}))
print(counted('xyz'))
print(zipped('ab', [1, 2]))
print(nested({'m': (0, 0), 'm.f': (1, 3), 'm.e': (2, 5)}))
print(swapped({'a': 1, 'b': 2}))
for pair in {'k': 'v'}.items():
    k, v = pair
print(pair, k, v)
pairs = [pair for pair in {'p': 1, 'q': 2}.items() for a, b in [pair]]
print(pairs)
