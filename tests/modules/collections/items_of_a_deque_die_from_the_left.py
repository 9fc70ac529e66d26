"""`clear`, `del`, `*= 0` and `__init__` let go of a deque's items from the left, wherever its ring begins."""

from collections import OrderedDict, deque


class Noisy:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        print(self.number, end=" ")


def noisy(count, maxlen=None):
    return deque(map(Noisy, range(count)), maxlen)


items = noisy(3)
items.clear()
print("clear")
items = noisy(3)
del items
print("del")
items = noisy(4)
items.rotate(1)
items.appendleft(Noisy(9))
del items
print("rotated")
items = noisy(3)
items *= 0
print("times 0")
items = noisy(3)
items.__init__([Noisy(4)])
print("init")
items.clear()
print("one")
items = noisy(3, 2)
items.extend(map(Noisy, range(5, 8)))
print("extended")
items.extendleft(map(Noisy, range(8, 10)))
print("on the left")
del items[0]
print("item")
items = noisy(12)
for _ in range(7):
    items.popleft()
for number in range(20, 26):
    items.append(Noisy(number))
print("around")
items.clear()
print("the corner")

for key in None, "a", (1, 2):
    for method in OrderedDict().pop, OrderedDict().move_to_end:
        try:
            method(key)
        except KeyError as error:
            print(error.args if key is None else error)
