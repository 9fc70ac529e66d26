"""Heaps of tuples: the first items that differ decide, whatever they are."""

import heapq

nan = float("nan")


class Order:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        print("lt", self.value, other.value)
        return self.value < other.value

    def __eq__(self, other):
        print("eq", self.value, other.value)
        return self.value == other.value

    def __repr__(self):
        return f"<{self.value}>"


def emptied(items):
    heap = []
    for item in items:
        heapq.heappush(heap, item)
    return [heapq.heappop(heap) for _ in range(len(heap))]


print(emptied([(3, "c"), (1, "b"), (1, "a"), (2.5, "x"), (True, "t"), (1, "a", 0), (1,), ()]))
print(emptied([(1, (2, 3)), (1, (2, 1)), (1, (1, 9)), (0, ())]))
print(emptied([(1, [2]), (1, [1]), (1, [])]))
print(emptied([("b", 1), ("a", 2), ("é", 0), ("a", 1)]))
print(emptied([(nan, 1), (nan, 0), (1.0, 2), (0, 3)]))
print(emptied([(1, Order(3)), (1, Order(1)), (1, Order(2))]))
print(emptied([(10**20, 1), (10**20, 0), (-(10**20), 2), (1.5e20, 3)]))
for wrong in ([(1, "a"), (1, 2)], [(1, None), (1, None), (1, 3)], [(1,), 1], [(1j,), (2j,)]):
    try:
        print(emptied(wrong))
    except TypeError as error:
        print("TypeError", error)
same = (nan,)
print(emptied([(1, same), (1, same), (0, same)]))
print(heapq.nsmallest(3, [(5, "e"), (1, "z"), (1, "a"), (3, "c")]), heapq.nlargest(2, [(5, "e"), (5, "f"), (1, "a")]))
print(list(heapq.merge([(1, "a"), (4, "d")], [(1, "b"), (3, "c")])))


class Shrinks:
    def __lt__(self, other):
        heap.clear()
        return True


heap = [(1, Shrinks()), (1, Shrinks()), (1, Shrinks())]
try:
    heapq.heappop(heap)
except (RuntimeError, IndexError) as error:
    print(type(error).__name__, error)
