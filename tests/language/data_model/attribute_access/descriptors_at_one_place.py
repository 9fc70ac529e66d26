"""What one place in the code finds through descriptors, where what is behind them changes."""


class Plain:
    pass


class Hooked:
    """`__getattr__` stands in for what a property or another descriptor cannot give."""

    @property
    def fails(self):
        raise AttributeError("inner")

    @property
    def errs(self):
        raise ValueError("inner")

    def __getattr__(self, name):
        return f"hook for {name}"


for _ in range(20):
    found = Hooked().fails
print(found)
try:
    for _ in range(20):
        Hooked().errs
except ValueError as error:
    print("ValueError", error)


class Logged:
    """A data descriptor written in Python."""

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        if self.name == "missing":
            raise AttributeError(self.name)
        return (self.name, instance.__dict__.get(self.name), owner.__name__)

    def __set__(self, instance, value):
        if value == "refused":
            raise TypeError(f"{self.name} refuses")
        instance.__dict__[self.name] = value
        return "nobody sees this"


class Record:
    first = Logged()
    second = Logged()
    missing = Logged()


class Sub(Record):
    pass


class Quiet(Record):
    def __getattr__(self, name):
        return f"quiet {name}"


def read(objects):
    out = []
    for each in objects:
        try:
            out.append((each.first, each.missing))
        except AttributeError as error:
            out.append((each.first, f"AttributeError {error}"))
    return out


def write(objects, value):
    for each in objects:
        try:
            each.first = value
        except TypeError as error:
            print(type(error).__name__, error)


objects = [cls() for cls in (Record, Sub, Quiet)] * 3
for value in (1, 2, "refused", [3]):
    write(objects, value)
    print(read(objects))

# The descriptor's class changes, then the descriptor goes.
Logged.__get__ = lambda self, instance, owner: "another"
print(read(objects[:3]))
Logged.__set__ = lambda self, instance, value: print("set", value)
write(objects[:3], 5)
del Logged.__set__
print(read(objects[:3]))
write(objects[:3], 6)
print([each.__dict__["first"] for each in objects[:3]])
del Record.first
print([each.first for each in objects[:3]])


class Once:
    """No data descriptor: what it leaves in the instance is found from then on."""

    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        value = self.function(instance)
        setattr(instance, "late", value)
        print("computed")
        return value


class Uses:
    late = Once(lambda self: 42)


def take(each):
    return each.late


for each in [Uses(), Uses()]:
    print([take(each) for _ in range(3)])


class Setter:
    log = []

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        if value < 0:
            raise ValueError("negative")
        self._x = value

    @property
    def only(self):
        return 1


def assign(each, value):
    each.x = value
    return each.x


each = Setter()
print([assign(Setter(), n) for n in range(5)], [assign(each, n) for n in range(5)])
for value in (-1, "a"):
    try:
        assign(each, value)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
for _ in range(3):
    try:
        each.only = 3
    except AttributeError as error:
        print(error)


class Deep:
    @property
    def p(self):
        return 0

    @p.setter
    def p(self, value):
        self.p = value


try:
    Deep().p = 1
except RecursionError as error:
    print("RecursionError", error)


class Kept:
    """What the class has is found behind an instance's dict, unless that has it too."""

    shared = 1
    method_like = staticmethod(lambda: "static")

    @classmethod
    def build(cls):
        return cls.__name__


def look(each):
    return each.shared, each.method_like(), each.build()


each = Kept()
vars(each)["other"] = 1
print([look(each) for _ in range(3)])
Kept.shared = 2
print(look(each))
vars(each)["shared"] = 3
print(look(each))
del each.shared
print(look(each))
Kept.shared = property(lambda self: "property")
print(look(each))
del Kept.shared
try:
    look(each)
except AttributeError as error:
    print(error)


class Static:
    @staticmethod
    def f(x):
        return x + 1


def through(cls):
    return [cls.f(n) for n in range(3)]


print(through(Static))
Static.f = staticmethod(lambda x: x * 10)
print(through(Static))
holder = Static.__dict__["f"]
holder.__init__(lambda x: -x)
print(through(Static))
Static.f = lambda x: "plain"
print(through(Static))


def kind(each):
    return each.__class__


class Pretends:
    @property
    def __class__(self):
        return int


class Changed:
    pass


class Other:
    pass


for each in [Plain(), Pretends(), Hooked(), Plain(), Kept(), 1, "s", Plain, [], type]:
    print(kind(each).__name__, isinstance(each, int))
each = Changed()
before = kind(each)
each.__class__ = Other
print(before.__name__, kind(each).__name__)
try:
    each.__class__ = 3
except TypeError as error:
    print(error)
