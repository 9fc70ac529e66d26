# Each loop runs in one frame: whatever an instruction leaves behind on the interpreter's own stack adds up.
TURNS = 100_000


class Point:
    kind = "point"

    def __init__(self, x):
        self.x = x

    @property
    def double(self):
        return self.x * 2

    def moved(self, by):
        return self.x + by

    @staticmethod
    def origin():
        return 0

    @classmethod
    def named(cls):
        return cls.kind

    def __add__(self, other):
        return self.x + other

    def __getitem__(self, index):
        return index

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return True


class Slotted:
    __slots__ = ("x",)


class Countdown:
    def __init__(self, left):
        self.left = left

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left


def sources():
    numbers = list(range(TURNS))
    pairs = dict.fromkeys(numbers, 1)
    yield "list", numbers
    yield "tuple", tuple(numbers)
    yield "str", "ab" * (TURNS // 2)
    yield "wide str", "\u20acb" * (TURNS // 2)
    yield "bytes", bytes(TURNS)
    yield "dict", pairs
    yield "values", pairs.values()
    yield "set", set(numbers)
    yield "reversed", reversed(numbers)
    yield "map", map(abs, numbers)
    yield "map of a function", map(lambda x: x + 1, numbers)
    yield "filter", filter(None, numbers)
    yield "generator", (n for n in numbers)
    yield "__next__", Countdown(TURNS)
    yield "iter of two", iter(iter(numbers).__next__, TURNS - 1)


def pairs():
    numbers = list(range(TURNS))
    yield "items", dict.fromkeys(numbers, 1).items()
    yield "enumerate", enumerate(numbers)
    yield "zip", zip(numbers, numbers)
    yield "zip of iterators", zip(iter(numbers), map(abs, numbers))
    yield "tuples", [(1, 2)] * TURNS
    yield "lists", [[1, 2]] * TURNS
    yield "keys that are tuples", {(n, 1): 0 for n in numbers}


def loop(source):
    turns = 0
    for _ in source:
        turns += 1
    return turns


def loop_over_pairs(source):
    turns = total = 0
    for _, second in source:
        turns += 1
        total += second
    return turns, total


def attributes():
    point, slotted = Point(1), Slotted()
    total = 0
    for i in range(TURNS):
        slotted.x = i
        point.x = slotted.x & 3
        total += point.double + len(point.kind) + point.moved(1) + point.origin() + len(Point.named())
        point.moved(by=1)
        getattr(point, "x")
        setattr(point, "x", 1)
        isinstance(point, Point)
    return total


def items():
    row, table, text = [1, 2, 3], {"a": 1, (1, 2): 3}, "text"
    total = 0
    for i in range(TURNS):
        row[i % 3] = i
        table["a"] = row[0]
        total += table["a"] + table[1, 2] + len(text[1:]) + Point(1)[2] + (Point(1) + 2)
        row[1:2] = [4]
        first, *rest = row
        one, two, three = row
        total += len(rest) + one + two + three - first
        if i in table or "x" in text or row == (1,) or text != "other":
            total += 1
        del table["a"]
    return total


def displays():
    total = 0
    for i in range(TURNS // 4):
        total += len([i, 1]) + len((i, 1)) + len({i, 1}) + len({i: 1}) + len(f"{i} {i:>4}")
        total += len([*range(2), i]) + len({**{"a": 1}}) + sum([n for n in (i, 1)]) + len({n: n for n in (1, 2)})
        total += (lambda x: x + i)(1)
    return total


def exceptions():
    caught = 0
    for i in range(TURNS // 4):
        try:
            {}[i]
        except KeyError as error:
            caught += error.args[0] == i
        finally:
            caught += 1
        with Point(1):
            raise ValueError(i)
    return caught


def keywords(*args, **kwargs):
    return len(args) + len(kwargs)


def calls():
    total = 0
    for i in range(TURNS // 2):
        total += keywords() + keywords(i, 1) + keywords(a=i) + keywords(*(1, 2), **{"b": i})
        total += max(i, 1) + len(str(i)) + int("5") + Point(2).x
    return total


def delegated():
    def inner():
        for i in range(TURNS):
            yield i

    def outer():
        return (yield from inner())

    return sum(1 for _ in outer())


async def awaited():
    async def nothing():
        return 1

    total = 0
    for _ in range(TURNS // 2):
        total += await nothing()
    return total


def while_loops():
    count, step = 0, 1.5
    while count < TURNS and not count == -1:
        count += 1
        step = step * 2 % 7 - 1 if step else 2.5
        if count is None or count != count:
            break
    return count, step


for name, source in sources():
    print(name, loop(source))
for name, source in pairs():
    print(name, loop_over_pairs(source))
for function in (attributes, items, displays, exceptions, calls, delegated, while_loops):
    print(function.__name__, function())
try:
    awaited().send(None)
except StopIteration as stop:
    print("awaited", stop.value)
