import sys

sys.setrecursionlimit(2_000_000)


class Link:
    def __init__(self, n):
        self.next = Link(n - 1) if n else None


link, length = Link(1_000_000), 0
while link := link.next:
    length += 1
print(length)
