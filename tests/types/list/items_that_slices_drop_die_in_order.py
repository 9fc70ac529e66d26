"""Finalizers of what a list lets go of run last to first where CPython's do, and where it does not, first to last."""


class Noted:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        print(self.number, end=" ")


def several(count=6):
    return [Noted(number) for number in range(count)]


def show(what, change, *arguments):
    items = several()
    print(f"{what}:", end=" ")
    change(items, *arguments)
    print("| rest", len(items), end=" ")
    del items
    print()


def assign(items, key, values):
    items[key] = values


def delete(items, key):
    del items[key]


def double_back(items):
    items[1:3] = items[2:0:-1]


def whole(items):
    items[:] = items[::-1]


for values in ([], [1], (1, 2), [1, 2, 3], iter([1, 2]), reversed([1, 2]), "ab"):
    show(f"two replaced by {type(values).__name__}", assign, slice(1, 3), values)
show("all replaced", assign, slice(None), range(6))
show("none replaced", assign, slice(2, 2), several(1))
show("bounds the wrong way round", assign, slice(4, 2), [1])
show("every other replaced", assign, slice(None, None, 2), [1, 2, 3])
show("some replaced backwards", assign, slice(4, 1, -2), (1, 2))
show("deleted", delete, slice(1, 4))
show("every other deleted", delete, slice(None, None, 2))
show("deleted backwards", delete, slice(4, 0, -2))
show("one deleted", delete, 3)
show("turned in place", double_back)
show("turned", whole)

key = slice(0, 2)
items = several(3)
items[key] = ()
print("| kept the slice", len(items))
items[0:1] = items
print(len(items), items[-1:] == [], items[5:1] == [])
