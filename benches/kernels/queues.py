"""Lists and `deque` as queues: a ring buffer, a binary heap in Python, breadth-first search in a maze."""

import sys
from collections import deque

ROUNDS = 1100
EXPECTED = (15, 73377120, 580757)


class Ring:
    def __init__(self, capacity: int) -> None:
        self.slots = [0] * capacity
        self.start = 0
        self.size = 0

    def push(self, value: int) -> None:
        self.slots[(self.start + self.size) % len(self.slots)] = value
        self.size += 1

    def pop(self) -> int:
        value = self.slots[self.start]
        self.start = (self.start + 1) % len(self.slots)
        self.size -= 1
        return value


def heap_push(heap: list[tuple[int, int]], item: tuple[int, int]) -> None:
    heap.append(item)
    at = len(heap) - 1
    while at:
        parent = (at - 1) >> 1
        if heap[parent] <= heap[at]:
            return
        heap[parent], heap[at] = heap[at], heap[parent]
        at = parent


def heap_pop(heap: list[tuple[int, int]]) -> tuple[int, int]:
    last = heap.pop()
    if not heap:
        return last
    top = heap[0]
    at = 0
    while (child := 2 * at + 1) < len(heap):
        if child + 1 < len(heap) and heap[child + 1] < heap[child]:
            child += 1
        if last <= heap[child]:
            break
        heap[at] = heap[child]
        at = child
    heap[at] = last
    return top


def josephus(n: int, step: int) -> int:
    ring = Ring(n)
    for i in range(n):
        ring.push(i)
    while ring.size > 1:
        for _ in range(step - 1):
            ring.push(ring.pop())
        ring.pop()
    return ring.pop()


def maze_distance(size: int) -> int:
    wall = {(x, y) for x in range(size) for y in range(size) if (x * 7 + y * 13 + x * y) % 5 == 0}
    wall -= {(0, 0), (size - 1, size - 1)}
    queue = deque([(0, 0, 0)])
    seen = {(0, 0)}
    farthest = 0
    while queue:
        x, y, steps = queue.popleft()
        farthest = max(farthest, steps)
        for step in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if 0 <= step[0] < size and 0 <= step[1] < size and step not in wall and step not in seen:
                seen.add(step)
                queue.append((step[0], step[1], steps + 1))
    return farthest * 10_000 + len(seen)


def work() -> tuple[int, int, int]:
    heap: list[tuple[int, int]] = []
    for i in range(600):
        heap_push(heap, (i * 7_919 % 613, i))
    order = [heap_pop(heap)[0] for _ in range(600)]
    assert order == sorted(order)
    return josephus(150, 7), sum(i * n for i, n in enumerate(order)), maze_distance(30)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
