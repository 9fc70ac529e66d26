"""Classes with `__slots__`: a doubly linked list used as a least-recently-used list."""

import sys

ROUNDS = 880
EXPECTED = (13023, 2008)


class Link:
    __slots__ = ("key", "next", "previous", "value")

    def __init__(self, key: int, value: int) -> None:
        self.key = key
        self.value = value
        self.previous = self
        self.next = self

    def unlink(self) -> None:
        self.previous.next = self.next
        self.next.previous = self.previous

    def link_after(self, other: "Link") -> None:
        self.previous = other
        self.next = other.next
        other.next.previous = self
        other.next = self


class Recent:
    __slots__ = ("capacity", "evicted", "head", "links")

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.evicted = 0
        self.head = Link(-1, 0)
        self.links: dict[int, Link] = {}

    def touch(self, key: int) -> int:
        link = self.links.get(key)
        if link is None:
            link = Link(key, 0)
            self.links[key] = link
            if len(self.links) > self.capacity:
                oldest = self.head.previous
                oldest.unlink()
                del self.links[oldest.key]
                self.evicted += 1
        else:
            link.unlink()
        link.value += 1
        link.link_after(self.head)
        return link.value


def work() -> tuple[int, int]:
    recent = Recent(100)
    key = 1
    total = 0
    for i in range(5_000):
        key = (key * 75 + 74) % 65_537
        total += recent.touch(key % 120 if i & 3 else key % 300)
    return total, recent.evicted


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
