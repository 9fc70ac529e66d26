"""copy, deepcopy and pickle give an iterator that goes on where the first one stands."""
import copy
import itertools
import pickle

def nothing(a, b):
    return None

def made():
    return {
        "accumulate": itertools.accumulate([1, 2, 3, 4]),
        "accumulate initial": itertools.accumulate([1, 2, 3], initial=10),
        "accumulate None": itertools.accumulate([None, None, None], nothing),
        "chain": itertools.chain("ab", "cd"),
        "combinations": itertools.combinations("abcd", 2),
        "with replacement": itertools.combinations_with_replacement("abc", 2),
        "compress": itertools.compress("abcdef", [1, 0, 1, 1, 0, 1]),
        "count": itertools.count(3, 2),
        "cycle": itertools.cycle("abc"),
        "dropwhile": itertools.dropwhile(str.islower, "abCde"),
        "filterfalse": itertools.filterfalse(str.islower, "AbCDe"),
        "islice": itertools.islice("abcdefgh", 1, 7, 2),
        "permutations": itertools.permutations("abc", 2),
        "product": itertools.product("ab", "cd"),
        "product empty": itertools.product("ab", ""),
        "repeat": itertools.repeat("x", 4),
        "starmap": itertools.starmap(pow, [(2, 3), (3, 2), (10, 2)]),
        "takewhile": itertools.takewhile(str.islower, "abCd"),
        "zip_longest": itertools.zip_longest("ab", "cde", fillvalue="-"),
        "range": iter(range(3, 20, 4)),
        "big range": iter(range(10**20, 10**20 + 9, 3)),
    }

def copied(iterator):
    yield "copy", copy.copy(iterator)
    yield "deepcopy", copy.deepcopy(iterator)
    for protocol in (0, 2, 4):
        yield protocol, pickle.loads(pickle.dumps(iterator, protocol))

for name in made():
    for steps in range(5):
        for how in ("copy", "deepcopy", 0, 2, 4):
            iterator = made()[name]
            for _ in range(steps):
                next(iterator, None)
            other = dict(copied(iterator))[how] if how != "copy" else copy.deepcopy(iterator)
            print(name, steps, how, list(itertools.islice(other, 4)))

groups = itertools.groupby("aabbc")
next(groups)
print([(key, list(group)) for key, group in copy.deepcopy(groups)])
class Keyed(itertools.chain):
    def __init__(self, *args, mark=None):
        self.mark = mark
keyed = Keyed("ab", "c", mark=5)
print(list(keyed), keyed.mark)
for bad in (lambda: itertools.combinations("ab", 1).__setstate__(5), lambda: itertools.cycle("a").__setstate__(()),
            lambda: itertools.product("ab").__setstate__((1, 2)), lambda: itertools.permutations("ab").__setstate__(((), ()))):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
