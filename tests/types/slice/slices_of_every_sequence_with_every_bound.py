"""A slice selects the same of a list, a tuple, a string and bytes, whatever its bounds and its step."""

import itertools

BOUNDS = [None, 0, 1, 3, 7, 9, -1, -3, -8, 10**18, -(10**18), 10**30, -(10**30), True]
STEPS = [None, 1, 2, -1, -2, 5, -5, 10**30, -(10**30)]
TEXTS = ["", "a", "abcdefgh", "äbcdéfgh", "a€cd€fgh", "a\U0001f600cdef\U0001f600h"]

seen = 0
for text in TEXTS:
    sequences = [text, list(text), tuple(text), text.encode()]
    for start, stop, step in itertools.product(BOUNDS, BOUNDS, STEPS):
        key = slice(start, stop, step)
        expected = [text[i] for i in range(*key.indices(len(text)))]
        assert sequences[0][start:stop:step] == sequences[0][key] == "".join(expected), key
        assert sequences[1][start:stop:step] == sequences[1][key] == expected, key
        assert sequences[2][start:stop:step] == sequences[2][key] == tuple(expected), key
        length = len(sequences[3])
        assert sequences[3][key] == bytes(sequences[3][i] for i in range(*key.indices(length))), key
        seen += 1
print(seen)

for values in ("text", (1, 2, 3), b"bytes", [1, 2]):
    whole = values[:]
    print(type(values).__name__, whole == values, whole is values, values[0:100] is values, values[::1] is values)

for values in ("text", (1, 2, 3), b"bytes", [1, 2], range(4)):
    for key in (slice(None, None, 0), slice("a"), slice(None, 1.5), slice(None, None, "b")):
        try:
            print(values[key])
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)


class Index:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        print("asked for", self.number)
        return self.number


print("abcdef"[Index(1) : Index(5) : Index(2)], [1, 2, 3][Index(-2) :])
for length in (10, 4096, 4097, 20000):
    numbers = list(range(length))
    print(len(numbers[:]), len(numbers[::-1]), numbers[::-1][:3], len(tuple(numbers)[1:]), len(("ab" * length)[::2]))
    numbers[1:] = numbers[1:]
    numbers[5:5] = tuple(numbers)
    print(len(numbers), sum(numbers))
