class Node:
    def __init__(self, next):
        self.next = next


class Loud(Node):
    freed = 0

    def __del__(self):
        Loud.freed += 1


class Slotted:
    __slots__ = ("next",)

    def __init__(self, next):
        self.next = next


for kind in Node, Slotted, Loud:
    node = None
    for _ in range(300_000):
        node = kind(node)
    del node
    print(kind.__name__, "freed", Loud.freed)
