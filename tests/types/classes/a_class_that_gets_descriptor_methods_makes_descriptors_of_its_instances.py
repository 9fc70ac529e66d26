"""An object on a class becomes a descriptor when its class gets the methods, whatever was cached before."""


class Marker:
    pass


class Owner:
    attr = Marker()

    def __init__(self):
        self.attr = "own"


class Heir(Owner):
    pass


def read(obj):
    return obj.attr


def write(obj, value):
    obj.attr = value


def is_owner(obj):
    return type(obj).attr


for obj in (Owner(), Heir()):
    for _ in range(100):
        read(obj)
        write(obj, "own")

Marker.__get__ = lambda self, instance, owner: ("got", instance is None, owner.__name__)
print(read(Owner()), read(Heir()), is_owner(Owner()))
Marker.__set__ = lambda self, instance, value: print("set", value)
print(read(Owner()), read(Heir()))
heir = Heir()
write(heir, 3)
print(vars(heir))
del Marker.__get__
print(type(read(heir)).__name__)
del Marker.__set__
write(heir, 4)
print(read(heir), vars(heir))
Marker.__delete__ = lambda self, instance: print("deleted")
del heir.attr
try:
    heir.attr = 5
except AttributeError as error:
    print(error)
print(vars(heir))
