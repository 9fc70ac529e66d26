"""Whether objects are true, where their classes begin and cease to have something to say about it."""


class Silent:
    pass


class Child(Silent):
    pass


class Loud:
    def __bool__(self):
        print("asked", end=" ")
        return False


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


class Odd(list):
    def __bool__(self):
        return not len(self)


def by_if(value):
    if value:
        return "true"
    return "false"


def by_not(value):
    return not value


def by_or(value):
    return value or "else"


def by_and(value):
    return value and "then"


def by_while(value):
    while value:
        return "loop"
    return "none"


def ask(value):
    answers = []
    for way in (by_if, by_not, by_or, by_and, by_while, bool):
        try:
            answer = way(value)
            answers.append(answer if isinstance(answer, (str, bool)) else type(answer).__name__)
        except (TypeError, ValueError) as error:
            answers.append(f"{type(error).__name__}: {error}")
    print(answers)


values = [Silent(), Child(), Loud(), Sized(0), Sized(2), Odd(), Odd([1]), [], [0], "", "a", {}, {0}, set(), (), (0,), b"", 0.0]
values += [frozenset(), range(0), range(1), None, ..., Silent, len, 10**40, 0j, bytearray(), type, memoryview(b"")]
for _ in range(3):
    for value in values:
        ask(value)
Silent.__bool__ = lambda self: False
ask(values[0]), ask(values[1])
Child.__bool__ = lambda self: True
ask(values[0]), ask(values[1])
del Silent.__bool__, Child.__bool__
ask(values[0]), ask(values[1])
Silent.__len__ = lambda self: 0
ask(values[0]), ask(values[1])
Silent.__len__ = lambda self: -1
ask(values[0])
Silent.__bool__ = lambda self: 1
ask(values[0])
del Silent.__bool__, Silent.__len__
ask(values[0]), ask(values[1])
Child.__bases__ = (Loud,)
ask(values[1])
values[0].__class__ = type("Another", (Sized,), {"size": 0})
ask(values[0])

# Bools are numbers.
print([a + b for a in (True, False, 2, 1.5) for b in (True, False, 3)], True + True, True - 1, 2 * True, True / 2)
print(True // 1, 5 % True, True % 2, type(True + False), type(True * True), True & True, True | False, True ^ True)
print(type(True & 1), True << 1, True**2, -True, ~False)
for operation in (lambda: 1 / False, lambda: 1 // False, lambda: 1 % False, lambda: True + "a", lambda: "a" * True):
    try:
        print(operation())
    except (ZeroDivisionError, TypeError) as error:
        print(type(error).__name__, error)
count = 0
for number in range(10):
    count += number % 3 == 0
print(count)
