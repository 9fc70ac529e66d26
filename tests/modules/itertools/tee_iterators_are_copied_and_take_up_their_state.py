"""What `copy` and `pickle` do with the iterators of `itertools.tee`, and what takewhile and dropwhile reduce to."""

import copy
import itertools
import pickle
import warnings

warnings.simplefilter("ignore")

for length in (0, 3, 56, 57, 58, 200):
    first, second = itertools.tee(range(length))
    for _ in range(min(length, 2)):
        next(first)
    print(length, list(copy.copy(first))[:3], sum(copy.deepcopy(first)), sum(pickle.loads(pickle.dumps(first))))
    print(sum(second), list(first)[-1:])

one, _ = itertools.tee([1, 2])
function, args, state = one.__reduce__()
print(function, args, type(state[0]), state[1])
for bad in (None, (1, 2), (state[0], -1), (state[0], 100), (state[0],)):
    try:
        one.__setstate__(bad)
    except Exception as error:
        print(type(error).__name__)
print(list(one))
for bad in (([], (), None), ([], [1], 3), (iter([]), [1] * 57, None), (iter([]), [1] * 58, None)):
    try:
        print(type(itertools._tee_dataobject(*bad)).__name__)
    except Exception as error:
        print(type(error).__name__)

for kind in (itertools.takewhile, itertools.dropwhile):
    iterator = kind(bool, iter([1, 0, 2]))
    print(iterator.__reduce__()[2])
    list(iterator)
    print(iterator.__reduce__()[2])
