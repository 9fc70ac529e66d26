"""What special methods answer to the instructions that ask them: values, truths, NotImplemented, wrong types; with what
dies on the way, from functions and from generators."""

import sys


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dead", self.name)

    def __repr__(self):
        return f"Noisy({self.name!r})"


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        local = Noisy(f"add {self.n}")
        if isinstance(other, Number):
            return Number(self.n + other.n)
        if isinstance(other, int):
            return Number(self.n + other)
        return NotImplemented

    def __radd__(self, other):
        local = Noisy(f"radd {self.n}")
        return Number(other + self.n) if isinstance(other, (int, float)) else NotImplemented

    def __iadd__(self, other):
        if other == 0:
            return NotImplemented
        self.n += 100
        return self

    def __rpow__(self, other):
        return ("rpow", other)

    def __lt__(self, other):
        local = Noisy("lt")
        return {0: True, 1: [], 2: "yes", 3: NotImplemented}[other]

    def __gt__(self, other):
        return NotImplemented

    def __eq__(self, other):
        return other

    def __contains__(self, item):
        return item

    def __bool__(self):
        return self.n

    def __repr__(self):
        return f"Number({self.n})"


def attempt(f, *args):
    try:
        print(f.__name__, args, "->", f(*args))
    except Exception as error:
        print(f.__name__, args, "raised", type(error).__name__, error)


def add(a, b):
    return a + b


def power(a, b):
    return a**b


def add_to(a, b):
    a += b
    return a


def less(a, b):
    return a < b


def if_less(a, b):
    if a < b:
        return "less"
    return "not less"


def equal_and_not(a, b):
    return a == b, "equal" if a == b else "unequal"


def inside(item, container):
    return item in container, item not in container, "in" if item in container else "out"


def truth(a):
    return not a, "true" if a else "false"


for a, b in [(1, 2), (1, Number(2)), (Number(1), 2), (Number(1), Number(2)), (1.5, Number(2)), (True, Number(2))]:
    attempt(add, a, b)
attempt(add, "x", Number(1))
attempt(add, Number(1), "x")
attempt(add, None, Number(1))
attempt(power, 2, Number(1))
attempt(power, Number(1), 2)
attempt(add_to, Number(1), 5)
attempt(add_to, Number(1), 0)
attempt(add_to, 3, Number(4))
for other in range(4):
    attempt(less, Number(1), other)
    attempt(if_less, Number(1), other)
for other in (True, False, 0, "x", [], NotImplemented):
    attempt(equal_and_not, Number(1), other)
for item in (True, False, 0, "x", []):
    attempt(inside, item, Number(1))
for n in (True, False, 1, None):
    attempt(truth, Number(n))


class Sub(Number):
    def __radd__(self, other):
        return f"Sub.__radd__({other})"


attempt(add, Number(1), Sub(2))
attempt(add, Sub(2), Number(1))
attempt(add, 1, Sub(2))


class Int(int):
    def __radd__(self, other):
        return f"Int.__radd__({other})"


attempt(add, 1, Int(2))
attempt(add, Int(2), 1)
attempt(add, 1.5, Int(2))


class Items:
    def __init__(self):
        self.items = {}

    def __setitem__(self, key, value):
        local = Noisy(f"set {key}")
        if key == "bad":
            raise KeyError(key)
        self.items[key] = value
        return "ignored"

    def __delitem__(self, key):
        local = Noisy(f"delete {key}")
        del self.items[key]
        return ["ignored"]

    def __getitem__(self, key):
        return self.items[key]

    def __call__(self, *args, **kwargs):
        return args, kwargs


class Callable:
    def __call__(self, a, b=2):
        local = Noisy(f"call {a} {b}")
        return a, b


def items():
    these = Items()
    these["a"] = Noisy("value")
    these["a"] = 2
    try:
        these["bad"] = Noisy("refused")
    except KeyError as error:
        print("KeyError", error)
    del these["a"]
    try:
        del these["a"]
    except KeyError as error:
        print("KeyError", error)
    return these(1, 2, x=3), these()


attempt(items)


def calls():
    called = Callable()
    yield called(1)
    yield called(1, 3)
    yield called(b=1, a=3)
    yield Callable()(Noisy("argument"))[1]
    try:
        called()
    except TypeError as error:
        yield str(error)
    try:
        called(1, 2, 3)
    except TypeError as error:
        yield str(error)


def calls_in_function():
    called = Callable()
    result = [called(1), called(1, 3), called(*(5, 6)), called(b=1, a=3)]
    for arguments in ((), (1, 2, 3)):
        try:
            called(*arguments)
        except TypeError as error:
            result.append(str(error))
    try:
        called(1, 2, 3)
    except TypeError as error:
        result.append(str(error))
    return result


attempt(lambda: list(calls()))
attempt(calls_in_function)


class Iterated:
    def __init__(self, kind):
        self.kind = kind

    def __iter__(self):
        local = Noisy(f"iter {self.kind}")
        match self.kind:
            case "list":
                return iter([1, 2])
            case "self":
                return self
            case "nothing":
                return None
            case "generator":
                return (x for x in "ab")
            case "error":
                raise LookupError("no iterator")

    def __next__(self):
        local = Noisy("next")
        if self.kind == "self":
            self.kind = "last"
            return "item"
        if self.kind == "last":
            raise StopIteration
        raise ValueError("no item")


class Generated:
    def __iter__(self):
        yield 1
        yield 2


def loop(iterable):
    result = []
    for item in iterable:
        result.append(item)
    return result


def loop_in_generator(iterable):
    for item in iterable:
        yield item


for kind in ("list", "self", "nothing", "generator", "error"):
    attempt(lambda kind: loop(Iterated(kind)), kind)
    attempt(lambda kind: list(loop_in_generator(Iterated(kind))), kind)
attempt(lambda: loop(Generated()))
attempt(lambda: loop(loop_in_generator(Generated())))


class Made:
    def __new__(cls, what, other=None):
        local = Noisy(f"new {what}")
        match what:
            case "own":
                return object.__new__(cls)
            case "derived":
                return object.__new__(Derived)
            case "stranger":
                return [cls.__name__]
            case "error":
                raise OSError("not made")

    def __repr__(self):
        return f"<{type(self).__name__} {vars(self)}>"


class Derived(Made):
    def __init__(self, what, other="default"):
        self.what = what
        self.other = other


def make(cls, what):
    return cls(what)


def make_with(cls, what, other):
    return cls(what, other)


def make_in_generator(cls, what):
    yield cls(what)


for cls in (Made, Derived):
    for what in ("own", "derived", "stranger", "error"):
        attempt(make, cls, what)
        attempt(make_with, cls, what, 5)
        attempt(lambda cls, what: list(make_in_generator(cls, what)), cls, what)
attempt(make_with, Made, 1, 2)
try:
    Made()
except TypeError as error:
    print(error)


# What is named is no class to make an instance of.
attempt(lambda: float.__new__(cls=str))
attempt(lambda: object.__new__(x=int))
attempt(lambda: int.__new__(x=str))
attempt(lambda: tuple.__new__(iterable=(1,)))


class Deep:
    """Each method asks the next instance the same, to the end of the stack."""

    def __init__(self, depth):
        self.depth = depth

    def below(self):
        return Deep(self.depth + 1)

    def __add__(self, other):
        return self.below() + other

    def __lt__(self, other):
        return self.below() < other

    def __contains__(self, item):
        return item in self.below()

    def __bool__(self):
        return not self.below()

    def __call__(self):
        return self.below()()

    def __setitem__(self, key, value):
        self.below()[key] = value

    def __iter__(self):
        for x in self.below():
            return x


class DeepNew:
    def __new__(cls):
        return cls()


def depth_of(ask):
    """Frames of methods on the stack when it ends."""
    try:
        ask()
    except RecursionError as error:
        traceback, frames = error.__traceback__, 0
        while traceback is not None:
            traceback, frames = traceback.tb_next, frames + 1
        return str(error), frames


def set_item():
    Deep(0)[1] = 2


sys.setrecursionlimit(200)
for ask in (
    lambda: Deep(0) + 1,
    lambda: Deep(0) < 1,
    lambda: 1 in Deep(0),
    lambda: not Deep(0),
    lambda: Deep(0)(),
    set_item,
    lambda: [*Deep(0)],
    DeepNew,
):
    print(depth_of(ask))
