"""`super().f()` at one place: the classes change between calls, and so does what is in front of the arguments."""


class Base:
    def name(self, *args):
        return ("Base.name", type(self).__name__, args)

    @classmethod
    def kind(cls):
        return ("Base.kind", cls.__name__)

    @staticmethod
    def plain(*args):
        return ("Base.plain", args)

    @property
    def call(self):
        return lambda *args: ("Base.call", type(self).__name__, args)


class Left(Base):
    def name(self, *args):
        return ("Left.name", super().name(*args))

    @classmethod
    def kind(cls):
        return ("Left.kind",) + super().kind()

    def others(self):
        return [super().plain(self is not None), super().call(1), super().__class__.__name__]


class Right(Base):
    def name(self, *args):
        return ("Right.name", super().name(*args))


class Both(Left, Right):
    pass


def show(*objects):
    for _ in range(20):
        results = [(o.name(1), o.kind()) for o in objects]
    print(results)
    print([o.others() for o in objects if isinstance(o, Left)])


left, both, right = Left(), Both(), Right()
show(left, both, right)

Base.name = lambda self, *args: ("another", args)
show(left, both)
Right.name = lambda self: ("never", self)
try:
    print(both.name(1))
except TypeError as error:
    print(error)
del Right.name
show(left, both)
Base.name = print
print(left.name("written"))
Base.name = staticmethod(lambda *args: ("static", args))
show(left, both)
Base.name = 5
try:
    left.name()
except TypeError as error:
    print(error)
del Base.name
for o in (left, both):
    try:
        o.name()
    except AttributeError as error:
        print(error)


class Other(Base):
    def name(self, *args):
        return ("Other.name", args)


Left.__bases__ = (Other,)
show(left)
left.__class__ = Right
print(Left.others(both))
try:
    Left.others(left)
except TypeError as error:
    print(error)


def made(number):
    class Made(Other):
        def name(self, *args):
            return (number, super().name(*args))

        def itself(self):
            return super(Made, Made).name(self, "through the class")

    return Made


for number in range(5):
    print([(o.name(), o.itself()) for o in (made(number)(), made(number + 10)())])


class Told(super):
    def __getattribute__(self, name):
        return lambda *args: ("told", name, args)


class User(Other):
    def name(self):
        return [s(User, self).name(1) for s in (super, Told, super, Told)]


print(User().name())


class Metaclass(type):
    def mro(cls):
        order = super().mro()
        return [order[0], *reversed(order[1:-1]), order[-1]]


class A:
    def f(self):
        return "A"


class B(A):
    def f(self):
        return "B" + super().f()


class C(B, metaclass=Metaclass):
    def f(self):
        return "C" + super().f()


print([c.__name__ for c in C.__mro__], C().f(), [C().f() for _ in range(3)])
