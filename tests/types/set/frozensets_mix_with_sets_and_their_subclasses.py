# Algebra and comparison of sets, frozensets and classes below them: types of results, order of items, who is asked.
from itertools import product


class S(set):
    pass


class F(frozenset):
    def __and__(self, other):
        return "F and"

    def __rsub__(self, other):
        return "F rsub"


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        print("eq", self.n, other.n, end="; ")
        return self.n == other.n

    def __repr__(self):
        return f"Key({self.n})"


operations = {
    "&": lambda a, b: a & b, "|": lambda a, b: a | b, "-": lambda a, b: a - b, "^": lambda a, b: a ^ b,
    "<=": lambda a, b: a <= b, "<": lambda a, b: a < b, "==": lambda a, b: a == b, "!=": lambda a, b: a != b,
    ">=": lambda a, b: a >= b, ">": lambda a, b: a > b, "disjoint": lambda a, b: a.isdisjoint(b),
}
items = [[], [1, 2, 3], range(10), [3, 40, 33, 1025], [(1, 2), 2**70, 2.5, (3, (4,))]]
for symbol, f in operations.items():
    for (a, b), (kind, other) in product(product(items, items), [(set, frozenset), (frozenset, set), (S, F), (F, S)]):
        result = f(kind(a), other(b))
        shown = list(result) if isinstance(result, (set, frozenset)) else result
        if symbol in "&|-^" or a is b:
            print(symbol, kind.__name__, other.__name__, type(result).__name__, len(str(shown)), shown)
keys, others = frozenset(map(Key, range(4))), frozenset(map(Key, range(2, 7)))
print()
for symbol, f in operations.items():
    print(symbol, sorted(r, key=lambda k: k.n) if isinstance(r := f(keys, others), frozenset) else r)
frozen = frozenset([1, 2, 3])
print(len(frozen), 2 in frozen, {1, 2} in {frozenset([1, 2])}, bool(frozenset()), list(frozen), frozen | frozen is frozen)
print(hash(frozen) == hash(F([3, 2, 1])), {frozen: 1}[F([1, 2, 3])], frozen.copy() is frozen, F(frozen).copy() is frozen)
for attempt in (lambda: frozen.add(4), lambda: frozen.x, lambda: setattr(frozen, "x", 1), lambda: frozen + frozen):
    try:
        attempt()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
grown = set(range(5))
grown |= frozenset(range(3, 100, 7))
grown -= frozenset([3, 4])
print(list(grown), grown.__class__, frozen.__class__, type(frozen) is frozenset, isinstance(frozen, set))
import weakref
print(weakref.ref(frozen)() is frozen)
