import itertools


def attempt(what, made, wrap):
    for _ in range(200_000):
        made = wrap(made)
    try:
        print(what, next(made))
    except (RecursionError, StopIteration) as error:
        print(what, type(error).__name__)
    del made


attempt("map", iter([1]), lambda it: map(abs, it))
attempt("filter", iter([1]), lambda it: filter(None, it))
attempt("zip", iter([1]), lambda it: zip(it))
attempt("enumerate", iter([1]), lambda it: enumerate(it))
attempt("chain", iter([1]), lambda it: itertools.chain(it))
attempt("islice", iter([1]), lambda it: itertools.islice(it, 1))
attempt("takewhile", iter([1]), lambda it: itertools.takewhile(bool, it))
attempt("accumulate", iter([1]), lambda it: itertools.accumulate(it))
attempt("cycle", iter([1]), lambda it: itertools.cycle(it))
attempt("genexpr", iter([1]), lambda it: (x for x in it))
