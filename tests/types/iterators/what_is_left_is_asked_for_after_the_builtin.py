"""__reduce__ of an iterator looks `iter` up first, which may run a program's code; what is left is described after that."""

import builtins
import copy
import pickle


class Key:
    """Stands for a name among the builtins, and uses an iterator up when it is compared with the name."""

    def __init__(self, name, iterator):
        self.name = name
        self.iterator = iterator

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        list(self.iterator)
        return other == self.name


class Sequence:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError
        return index


def reduced(name, iterator):
    original = getattr(builtins, name)
    namespace = vars(builtins)
    del namespace[name]
    namespace[Key(name, iterator)] = original
    try:
        return iterator.__reduce__()
    finally:
        for key in [key for key in namespace if type(key) is Key]:
            key.iterator = ()
            del namespace[key]
        namespace[name] = original


for thing in ["xyz", "\xfcz", [1, 2, 3], (1, 2), b"abc", bytearray(b"abc"), Sequence(), tuple[int]]:
    print(type(thing).__name__, reduced("iter", iter(thing)))
print(reduced("reversed", reversed([1, 2, 3])))
print(reduced("iter", iter(lambda: 0, 0)))

# Those that are used up, and those that are not.
for thing in ["xyz", [1, 2, 3], (1, 2), b"abc", bytearray(b"abc"), range(4), {1: 2}, {3}]:
    iterator = iter(thing)
    next(iterator)
    print(iterator.__reduce__()[1:], list(copy.copy(iterator)), list(pickle.loads(pickle.dumps(iterator))), end=" ")
    list(iterator)
    print(iterator.__reduce__()[1:])

# A generic alias gives itself, starred, once.
alias = tuple[int, str]
iterator = iter(alias)
print(type(iterator), iterator.__reduce__(), next(iterator), iterator.__reduce__(), next(iterator, "none"))
starred = next(iter(alias))
print(starred.__reduce__()[0], copy.copy(starred), copy.deepcopy(starred) == starred)
print([pickle.loads(pickle.dumps(starred, protocol)) for protocol in range(6)])
try:
    type(iterator)()
except TypeError as error:
    print(error)
print(set(dir(list)) <= set(dir(list[int])), set(dir(list[int])) - set(dir(list)) == set(dir(dict[int, int])) - set(dir(dict)))
