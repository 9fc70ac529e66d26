"""Method calls: on self, on others, bound methods kept in a variable, class and static methods."""

import sys

ROUNDS = 540
EXPECTED = 74620861


class Counter:
    made = 0

    def __init__(self, step: int) -> None:
        self.step = step
        self.value = 0

    @classmethod
    def make(cls, step: int) -> "Counter":
        cls.made += 1
        return cls(step)

    @staticmethod
    def clamp(value: int) -> int:
        return value % 9_973

    def advance(self, by: int) -> int:
        self.value = self.clamp(self.value + by * self.step)
        return self.value

    def twice(self, by: int) -> int:
        return self.advance(by) + self.advance(by + 1)

    def chain(self, by: int) -> "Counter":
        self.advance(by)
        return self


def work() -> int:
    total = 0
    for step in range(1, 41):
        counter = Counter.make(step)
        advance = counter.advance
        for i in range(100):
            total += counter.twice(i)
            total += advance(i)
            total += counter.chain(i).chain(step).value
    return total


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
