"""One place in the code at which objects of many classes come, whose classes and attributes change between."""

import math
import types


class Slotted:
    __slots__ = ("x",)

    def __init__(self):
        self.x = "slot"

    def m(self):
        return "slotted m"


class Plain:
    def __init__(self):
        self.y = 0
        self.x = "plain"

    def m(self):
        return "plain m"


class Other(Plain):
    def __init__(self):
        self.x = "other"
        self.y = 1

    @property
    def z(self):
        return self.x + "!"


class Computed:
    @property
    def x(self):
        return "computed"

    @staticmethod
    def m():
        return "static m"

    z = "class z"


class Asked:
    def __getattr__(self, name):
        if name == "x":
            return "asked"
        raise AttributeError(name)


class Late:
    x = "class x"

    @classmethod
    def m(cls):
        return cls.__name__


module = types.ModuleType("module")
module.x = "module x"
module.m = lambda: "module m"

dicted = Plain()
dicted.__dict__["z"] = "dict z"


def show(get, thing):
    try:
        return get(thing)
    except (AttributeError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


def x(thing):
    return thing.x


def z(thing):
    return thing.z


def m(thing):
    return thing.m()


def bound(thing):
    method = thing.m
    return method()


def put(thing):
    thing.x = "put"
    return thing.x


def things():
    return [Slotted(), Plain(), Other(), Computed(), Asked(), Late(), Late, module, dicted, 3, "text", math, None]


for get in (x, z, m, bound):
    for _ in range(20):
        answers = [show(get, thing) for thing in things()]
    print(get.__name__, answers)

# What was remembered no longer holds.
known = things()
Plain.x = property(lambda self: "now a property")
print([show(x, thing) for thing in known])
del Plain.x
Late.x = "another class x"
Late.m = staticmethod(lambda: "late static")
module.x = "another module x"
print([show(x, thing) for thing in things()], [show(m, thing) for thing in things()])
Slotted.m = lambda self: "another m"
Plain.m = None
print([show(m, thing) for thing in things()], [show(bound, thing) for thing in things()])
del Plain.m
print([show(m, thing) for thing in things()])

for _ in range(20):
    answers = [show(put, thing) for thing in things()]
print(answers)

# Objects that turn from hidden classes to dicts and back, at one place.
made = [Plain() for _ in range(8)]
for round in range(6):
    for number, thing in enumerate(made):
        if number % 3 == round % 3:
            thing.__dict__.update(x=(round, number))
        elif number % 3 == 1:
            del thing.x
            thing.x = number
    print([x(thing) for thing in made])
made[0].__dict__ = {"x": "replaced"}
made[1].__class__ = Other
print([x(thing) for thing in made], show(z, made[1]), show(z, made[0]))
del made[2].x
print(show(x, made[2]))

# A method shadowed in the instance, and no longer.
def call(thing):
    return thing.m()


Plain.m = lambda self: "class m"
for turn in range(12):
    thing = made[turn % 3]
    if turn % 4 == 1:
        thing.m = lambda: "own m"
    print(call(thing), end=" ")
    if turn % 4 == 1:
        del thing.m
print()
