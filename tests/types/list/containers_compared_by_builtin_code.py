"""`<` and `==` of containers, as values and as conditions, where the items decide."""

import itertools
import weakref


class Odd:
    """Compares to no bool."""

    def __init__(self, answer):
        self.answer = answer

    def __lt__(self, other):
        return self.answer

    def __eq__(self, other):
        return False

    __hash__ = None


class Raises:
    def __bool__(self):
        raise LookupError("no truth")

    def __repr__(self):
        return "Raises()"


class Dies:
    def __lt__(self, other):
        print("compared")
        return True

    def __eq__(self, other):
        return self is other

    def __del__(self):
        print("died")


def both(a, b):
    for compare in (
        lambda: a < b,
        lambda: "yes" if a < b else "no",
        lambda: a == b,
        lambda: "same" if a == b else "different",
        lambda: a >= b,
        lambda: "least" if a >= b else "less",
        lambda: "unlike" if a != b else "alike",
    ):
        try:
            print(compare(), end=" ")
        except Exception as error:
            print(type(error).__name__, error, end=" ")
    print()


values = [[], [1], [1, 2], [1, "a"], (1, 2), (1, 2.0), {}, {1: 2}, {1: 2.0, 3: 4}, {1}, {1, 2}, frozenset({1}), b"a", "a", None]
for a, b in itertools.product(values, repeat=2):
    both(a, b)
print(([Odd("raw")] < [1]), ((Odd([]),) < (1,)))
both([Odd("")], [0])
both([Odd(Raises())], [0])
both({1: Odd(0)}, {1: Odd(0)})
nan = [float("nan")]
both(nan, nan)
both({1: nan}, {1: nan})

print("deaths")
if [Dies()] < [Dies()]:
    print("true")
kept = [Dies()] < [Dies()]
print("kept", kept)

print("weak references give what their objects say")


class Referent:
    def __eq__(self, other):
        return ["not a bool"]

    __hash__ = object.__hash__


x, y = Referent(), Referent()
print(weakref.ref(x) == weakref.ref(y), "yes" if weakref.ref(x) == weakref.ref(y) else "no")

print("too deep")
a, b = [], []
a.append(b)
b.append(a)
c, d = {}, {}
c[0], d[0] = d, c
for first, second in ((a, b), (c, d)):
    try:
        print(first == second)
    except RecursionError as error:
        print(error)
    try:
        if first != second:
            print("different")
    except RecursionError as error:
        print(error)

print("tuples sorted")
print(sorted([(2, "b"), (1, "z"), (2, "a"), (1,), ()]), sorted([(1, [2]), (1, [1])], reverse=True))
print(sorted([(1.0, 2), (1, 1), (True, 3)]))
for unsortable in ([(1, "a"), (1, 2)], [(None,), (None, 1), (None, 0)], [(1, {}), (1, {})], [(1, None), (1, 2)]):
    try:
        print(sorted(unsortable))
    except TypeError as error:
        print(error)
print(sorted([((3,), 1), ((2,), 2), ((2, 1), 0)]), max([(1, 2), (1, 3)]), min([(2,), (1, 9)]))
print([item[1].answer for item in sorted([(1, Odd(True)), (1, Odd(False)), (0, Odd(5))])])
