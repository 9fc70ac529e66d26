"""Calls of `len`, `isinstance`, `list.append`, `dict.get`, `type` and `str` say the same often and once, of everything."""

import collections
import collections.abc
import sys
from abc import ABC


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Listed(list):
    def __len__(self):
        return 77

    def append(self, item):
        super().append((item,))


class Mapped(dict):
    def get(self, key, default="mapped"):
        return super().get(key, default)

    def __missing__(self, key):
        return "missing"


class Plain(dict):
    pass


class Proxy:
    def __init__(self, of):
        self.of = of

    @property
    def __class__(self):
        return type(self.of)


class Meta(type):
    def __instancecheck__(cls, instance):
        return instance == 3


class Checked(metaclass=Meta):
    pass


class Base(ABC):
    pass


class Derived(Base):
    pass


class Text(str):
    def __str__(self):
        return "its own text"


@Base.register
class Registered:
    pass


OBJECTS = [
    0,
    3,
    True,
    1.5,
    "text",
    b"bytes",
    bytearray(b"ab"),
    (),
    (1, 2),
    [],
    [1],
    {},
    {1: 2},
    set(),
    {1},
    frozenset({1}),
]
OBJECTS += [range(3), None, Sized(4), Sized(0), Listed([1]), Mapped(a=1), Plain(a=1), Proxy(1), Proxy([]), Derived()]
OBJECTS += [
    Registered(),
    Checked,
    Base,
    Text("x"),
    collections.deque([1]),
    collections.OrderedDict(a=1),
    {}.keys(),
    ...,
]
CLASSES = [
    int,
    bool,
    float,
    str,
    bytes,
    list,
    tuple,
    dict,
    set,
    frozenset,
    object,
    type,
    Sized,
    Proxy,
    Checked,
    Base,
    ABC,
]
CLASSES += [
    collections.abc.Mapping,
    collections.abc.Sized,
    (int, str),
    (),
    (list, (tuple, dict)),
    (Checked, int),
    int | str,
]
CLASSES += [3, "int", (int, 3)]


def answer(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def lengths(item):
    return len(item)


def kinds(item, kind):
    return isinstance(item, kind)


def types(item):
    return type(item)


def texts(item):
    return str(item)


def gets(mapping, *arguments):
    if len(arguments) == 1:
        return mapping.get(arguments[0])
    if len(arguments) == 2:
        return mapping.get(arguments[0], arguments[1])
    return mapping.get(*arguments)


def appends(items, item):
    return items.append(item)


for turn in range(3):
    for item in OBJECTS:
        told = answer(lengths, item), answer(types, item), answer(kinds, item, int), answer(kinds, item, (str, list))
        if turn == 2:
            print(*told)
for kind in CLASSES:
    print(kind, "".join(str(answer(kinds, item, kind))[0] for item in OBJECTS), answer(kinds, Proxy("s"), kind))
for item in ["", "text", Text("x"), b"x", 1, None, [Text("x")]]:
    print(answer(texts, item), type(answer(texts, item)).__name__, answer(texts, item) is item)

for mapping in ({}, {"a": 1, 2: "two", (1, 2): 3, 1.0: "one"}, Mapped(a=1), Plain(a=1), collections.OrderedDict(a=1)):
    for key in ("a", "b", 2, 1, True, (1, 2), 1.5, [], "".join(["a"]), None):
        print(answer(gets, mapping, key), answer(gets, mapping, key, "default"), end=" ")
    print(answer(gets, mapping), answer(gets, mapping, 1, 2, 3))

bound = {"key": "found"}.get
print([bound("key", {"key": 1}) for _ in range(10)][-1], [bound({}.get("x", "key")) for _ in range(10)][-1])
for items in ([], Listed(), [1] * 20):
    for number in range(12):
        assert appends(items, number) is None
    print(len(items), items[-2:])
print(answer(appends, (), 1), answer(list.append, 3, 4), answer(lambda: [].append()), answer(lambda: [].append(1, 2)))


class Dies:
    def __del__(self):
        print("dies", end=" ")


def held():
    for _ in range(9):
        print(len([Dies()]), isinstance(Dies(), Dies), {"k": Dies()}.get("k") is None, type(Dies()).__name__)


held()
count = sys.getrefcount(bound)
for _ in range(20):
    len([bound]), isinstance(bound, int), {1: bound}.get(1), [].append(bound), type(bound)
print(sys.getrefcount(bound) - count)


def wrapper(*args, **kwargs):
    args += ("more",)
    kwargs["key"] = len(args)
    return args, kwargs


def passes(*args, **kwargs):
    return wrapper(*args, **kwargs)


def one(a, *rest, **named):
    return a, rest, named


for _ in range(9):
    results = [
        passes(),
        passes(1),
        passes(1, 2, x=3),
        passes(*[1, 2], *(3, 4)),
        passes(*"ab", **{"c": 1}),
        passes(**{}),
    ]
    results += [one(1), one(1, 2, 3), one(1, b=2), one(*range(12)), answer(one), len(*[[1, 2]]), max(*(1, 5, 3), **{})]
print(*results, sep="\n")

len = lambda item: "another len"
print(lengths([1, 2]))
del len
print(lengths([1, 2]))
