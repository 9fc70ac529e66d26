"""A weak reference that is garbage itself does not call back; its callback is counted and goes with it."""

import gc
import weakref

gc.disable()
gc.collect()


class Node:
    pass


def to_itself():
    node = Node()
    node.own = node
    node.reference = weakref.ref(node, lambda _: print("never"))


def to_another():
    node, other = Node(), Node()
    node.other = other
    node.reference = weakref.ref(other, lambda _: node)


def kept_by_its_callback():
    node = Node()
    node.reference = weakref.ref(node, lambda _: node)


def bound_method():
    class List(list):
        pass

    items = List()
    items.append(items)
    items.append(weakref.ref(items, items.append))


def builtin():
    node = Node()
    node.own = node
    node.reference = weakref.ref(node, len)


def alive():
    node = Node()
    node.own = node
    return weakref.ref(node, lambda reference: print("called", reference()))


for make in to_itself, to_another, kept_by_its_callback, bound_method, builtin, alive:
    reference = make()
    print(make.__name__, gc.collect(), gc.collect())


class Late:
    def __del__(self):
        print("del", self.reference(), self.reference.__callback__ is None)


late = Late()
late.own = late
late.reference = weakref.ref(late, lambda _: print("never"))
del late
print(gc.collect())
