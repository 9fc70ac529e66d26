"""Functions that take the rest of the arguments, by position or by name, called in every way."""

from functools import partial


def rest(first, /, *args, **kwargs):
    return first, args, kwargs


def named_only(a, b=2, **kwargs):
    return a, b, kwargs


def positional_only(a, b=2, *args):
    return a, b, args


def all_kinds(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


def everything(*args, **kwargs):
    return args, kwargs


def forwards(function, *args, **kwargs):
    return function(*args, **kwargs)


def show(call):
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)


many = {f"k{i}": i for i in range(20)}


class StrLike(str):
    pass


for _ in range(3):
    show(lambda: rest(1))
    show(lambda: rest(1, 2, 3, x=4, y=5))
    show(lambda: rest(first=1))
    show(lambda: rest(1, first=2))
    show(lambda: rest(1, *[2, 3], **{"x": 4}, **{"y": 5}))
    show(lambda: named_only(1, x=3))
    show(lambda: named_only(1, 2, b=3))
    show(lambda: named_only(a=1, b=3, c=4))
    show(lambda: named_only(x=1))
    show(lambda: named_only(1, 2, 3, x=4))
    show(lambda: positional_only(1, b=4))
    show(lambda: positional_only(1, 2, 3, b=4))
    show(lambda: positional_only(1, x=4))
    show(lambda: all_kinds(1, d=4))
    show(lambda: all_kinds(1, 2, 3, 4, d=5, f=6, a=7))
    show(lambda: all_kinds(1, c=2))
    show(lambda: everything())
    show(lambda: everything(1, a=2, **many))
    show(lambda: forwards(rest, 1, 2, x=3))
    show(lambda: forwards(named_only, 1, b=3, x=3))
    show(lambda: forwards(all_kinds, 1, d=4, e=6, z=7))
    show(lambda: forwards(everything, **many))
    show(lambda: forwards(print, "a", "b", sep="-"))
    show(lambda: forwards(dict, a=1, b=2))
    show(lambda: forwards(function=rest))
    show(lambda: forwards(rest, function=1))
    show(lambda: everything(**{"a b": 1, "": 2}))
    show(lambda: everything(**{StrLike("x"): 1}))
    show(lambda: named_only(**{"".join(["a"]): 1, "".join(["b", ""]): 2, "".join(["z", "z"]): 3}))
    show(lambda: everything(**{1: 2}))
    show(lambda: everything(a=1, **{"a": 2}))
    show(lambda: everything(*5))
    show(lambda: everything(**5))

# Whoever is called may change what it is given: nobody else sees that.
given = {"a": 1}
def changes(**kwargs):
    kwargs["b"] = 2
    return kwargs
print(changes(**given), given)
print(forwards(changes, **given), given)

bound = partial(all_kinds, 1, d=4, e=5)
show(lambda: bound())
show(lambda: bound(2, 3, e=6))
show(lambda: bound(d=7, x=8, c=9))
show(lambda: bound(f=1, d=2, e=3))
show(lambda: partial(named_only, b=5)(1, b=6, z=7))
show(lambda: partial(named_only, 1)(b=6))
show(lambda: partial(everything, x=1)(*(1, 2), x=2, y=3))
show(lambda: partial(positional_only, b=5)(1, 2))
strange = partial(everything)
strange.__setstate__((everything, (1,), {1: 2}, None))
show(lambda: strange())


class Method:
    def m(self, *args, **kwargs):
        return args, kwargs

    def __call__(self, *args, **kwargs):
        return "called", args, kwargs

    @classmethod
    def c(cls, *args, **kwargs):
        return cls.__name__, args, kwargs


each = Method()
for _ in range(3):
    show(lambda: each.m(1, x=2))
    show(lambda: each.m(*(1, 2), **{"x": 2}))
    show(lambda: each(1, x=2))
    show(lambda: Method.c(1, x=2))
    show(lambda: forwards(each.m, 1, x=2))
    show(lambda: forwards(each, 1, x=2))
    show(lambda: each.m(1, self=2))


def generator(*args, **kwargs):
    received = yield everything(*args, **kwargs)
    yield rest(received, *args, **kwargs)


for _ in range(3):
    steps = generator(1, 2, x=3)
    print(next(steps), steps.send("sent"))


def deep(n, *args, **kwargs):
    return deep(n + 1, *args, **kwargs)


try:
    deep(0, 1, x=2)
except RecursionError as error:
    print(error)
