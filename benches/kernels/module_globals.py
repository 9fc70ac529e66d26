"""Reading and rebinding globals of the module, and calling builtins through them."""

import sys

ROUNDS = 800
EXPECTED = (948085, 18403930)

LIMIT = 1_000_003
STEP = 17
position = 0
visits = 0
history: list[int] = []


def forward(by: int) -> None:
    global position, visits
    position = (position + by * STEP) % LIMIT
    visits += 1


def remember() -> None:
    history.append(abs(position - LIMIT // 2))
    if len(history) > 100:
        history.clear()


def work() -> tuple[int, int]:
    global position, visits
    position = visits = 0
    history.clear()
    total = 0
    for i in range(6_000):
        forward(i)
        remember()
        total += min(position, STEP) + max(visits, STEP) + len(history)
    return position, total


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
