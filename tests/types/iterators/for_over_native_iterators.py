"""`for` over iterators of builtin types that call back into Python: their ends, errors and deaths."""

import gc
import itertools


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("died", self.name)


def numbers(stop):
    for i in range(stop):
        yield i
    print("generator ended")


def third(x):
    if x == 2:
        raise StopIteration("from the function")
    if x > 2:
        raise LookupError(x)
    return x


for make in (
    lambda: map(third, range(5)),
    lambda: map(third, [4]),
    lambda: filter(third, range(5)),
    lambda: zip(range(3), map(third, range(5))),
    lambda: enumerate(map(third, range(5))),
    lambda: itertools.chain(range(2), map(third, [3])),
    lambda: itertools.islice(map(third, range(5)), 1, None),
    lambda: itertools.takewhile(third, [1, 1, 0, 1]),
    lambda: itertools.accumulate(range(5), lambda a, b: third(b)),
    lambda: itertools.starmap(third, [(0,), (1,), (3,)]),
    lambda: itertools.repeat("r", 2),
    lambda: zip(numbers(2), numbers(3)),
    lambda: itertools.zip_longest(numbers(1), numbers(2)),
    lambda: itertools.zip_longest(range(1), range(2), range(3), fillvalue="-"),
    lambda: zip(range(2), range(3), range(4)),
    lambda: itertools.pairwise(numbers(3)),
    lambda: itertools.product("ab", repeat=2),
    lambda: itertools.compress("abcd", [1, 0, "x", []]),
):
    try:
        for item in make():
            print(item, end=" ")
        else:
            print("end")
    except LookupError as error:
        print("error", error, error.__traceback__.tb_lineno == error.__traceback__.tb_frame.f_lineno or "line")

print("deaths")
for item in map(Noisy, "ab"):
    print("have", item.name)
del item
for item in zip(map(Noisy, "cd"), "xy"):
    print("have", item[0].name, item[1])
del item
for item, _ in zip(map(Noisy, "ef"), "xy"):
    print("have", item.name)
del item, _
for noisy in enumerate(map(Noisy, "gh")):
    print("have", noisy[1].name)
    if noisy[0] == 1:
        break
print("broken off")
del noisy

print("the iterator goes with the loop's end")
source = map(third, iter([Noisy("kept")] * 0))
for _ in source:
    pass
for _ in map(lambda x: x, (lambda made: (n for n in made))([1])):
    pass
gc.collect()

print("a collection, and an iterator that looks at its own loop")


def peek(x):
    gc.collect()
    return [x]


print([x for [x] in map(peek, range(3))], [x for x in filter(peek, range(3))])


def reenter(level):
    if level:
        for inner in map(reenter, [level - 1]):
            return inner + 1
    return 0


print(reenter(50))


def runaway(_):
    for inner in map(runaway, [0]):
        return inner


try:
    runaway(0)
except RecursionError as error:
    print(error)
