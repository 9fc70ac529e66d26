"""Coroutines and async generators driven by hand: a scheduler, nested awaits, `async for` and `async with`."""

import sys
from collections import deque
from collections.abc import AsyncIterator, Coroutine, Generator
from typing import Any

ROUNDS = 620
EXPECTED = (610, 44850, 3000, [0, 1, 2, 3, 4])


class Switch:
    def __await__(self) -> Generator[None, None, None]:
        yield


class Scheduler:
    def __init__(self) -> None:
        self.ready: deque[Coroutine[Any, Any, Any]] = deque()
        self.steps = 0

    def run(self) -> None:
        while self.ready:
            task = self.ready.popleft()
            try:
                task.send(None)
            except StopIteration:
                continue
            self.steps += 1
            self.ready.append(task)


class Tracked:
    def __init__(self) -> None:
        self.inside = 0
        self.most = 0

    async def __aenter__(self) -> "Tracked":
        self.inside += 1
        self.most = max(self.most, self.inside)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.inside -= 1


async def fibonacci(n: int) -> int:
    if n <= 1:
        return n
    return await fibonacci(n - 1) + await fibonacci(n - 2)


async def numbers(n: int) -> AsyncIterator[int]:
    for i in range(n):
        yield i


async def doubled(items: AsyncIterator[int]) -> AsyncIterator[int]:
    async for item in items:
        yield 2 * item


async def total(n: int) -> int:
    return sum([item async for item in doubled(numbers(n)) if item % 2 == 0]) // 2


async def visit(place: Tracked, turns: int) -> None:
    for _ in range(turns):
        async with place:
            await Switch()


def run(coroutine: Coroutine[Any, Any, Any]) -> Any:
    while True:
        try:
            coroutine.send(None)
        except StopIteration as end:
            return end.value


async def first(n: int) -> list[int]:
    found: list[int] = []
    async for i in numbers(1_000):
        if i == n:
            break
        found.append(i)
    return found


def work() -> tuple[int, int, int, list[int]]:
    scheduler = Scheduler()
    place = Tracked()
    for _ in range(30):
        scheduler.ready.append(visit(place, 100))
    scheduler.run()
    assert place.most == 30
    assert place.inside == 0
    return run(fibonacci(15)), run(total(300)), scheduler.steps, run(first(5))


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
