# What is called through an attribute but is no method: functions and classes of modules, values of instances.
import math
import sys
import types


class Box:
    def __init__(self, **values):
        self.__dict__.update(values) if "as_dict" in values else [setattr(self, k, v) for k, v in values.items()]


class Plain:
    pass


class Made:
    def __init__(self, x=0, *rest):
        self.x = (x, rest)


class New:
    def __new__(cls, x):
        return ("new", x)


class Callable:
    def __call__(self, *args, **names):
        return ("called", args, names)


class Dying:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def two(a, b=5):
    return (a, b)


def any_number(*args, **names):
    return (args, names)


def generator(n):
    for i in range(n):
        yield i


def raises(x):
    raise ValueError(x)


module = types.ModuleType("made")
places = []
for place in (Box(), Box(as_dict=1), module):
    place.append = (items := []).append
    place.items = items
    place.length, place.root, place.type, place.text = len, math.sqrt, type, str
    place.plain, place.made, place.new, place.dict = Plain, Made, New, dict
    place.called, place.two, place.any_number, place.generator = Callable(), two, any_number, generator
    place.function, place.method, place.upper = (lambda: 3), Made(1).__init__, "abc".upper
    place.raises, place.exception = raises, ValueError
    places.append(place)


def every(p):
    yield [p.append(i) for i in range(3)], p.items, p.length("abcd"), p.root(16.0), p.type(1), p.text(2), p.text("s")
    yield type(p.plain()).__name__, p.made().x, p.made(1).x, p.made(1, 2, 3).x, p.new(1), p.dict(), p.dict([(1, 2)])
    yield p.called(), p.called(1, 2), p.called(1, k=2), p.two(1), p.two(1, 2), p.two(b=1, a=2), p.any_number(1, k=2)
    yield list(p.generator(3)), p.function(), p.method(7), p.upper(), p.exception(1).args
    many = [*range(60)]
    yield p.any_number(*many)[0][-1], p.length(many)
    for wrong in (
        lambda: p.length(), lambda: p.length(1), lambda: p.root("x"), lambda: p.root(-1.0), lambda: p.two(),
        lambda: p.two(1, 2, 3), lambda: p.raises(4), lambda: p.new(), lambda: p.plain(1), lambda: p.append(),
        lambda: p.function(1), lambda: p.missing(),
    ):
        try:
            wrong()
            yield "nothing wrong"
        except (TypeError, ValueError, AttributeError) as error:
            yield type(error).__name__, str(error)


def rounds():
    for _ in range(3):
        for p in places:
            for line in every(p):
                print(line)
            p.items.clear()


rounds()


# What is called may be replaced, or deleted, by what its arguments do.
def replace(p):
    p.two = lambda *args: ("replaced", args)
    return 1


p = Box(two=two)
print(p.two(replace(p)), p.two(2))
p.last = Dying("the function's default")
p.hold = lambda x, d=Dying("default"): (delattr(p, "hold"), "held")[1]
print(p.hold(1))
print("after")
p.native = [Dying("receiver")].append
print(p.native(delattr(p, "native")))
print("after")


# Too deep through each of them.
def down():
    return here.down()


here = types.SimpleNamespace(down=down, key=lambda x: here.sorted([x], key=here.key), sorted=sorted)
sys.setrecursionlimit(200)
for call in (down, lambda: here.key(1)):
    try:
        call()
    except RecursionError as error:
        print(error)
