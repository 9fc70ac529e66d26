"""List, dict and set comprehensions: nested, filtered, and over dict items."""

import sys

ROUNDS = 6440
EXPECTED = (1776584386, 86311975, 97, 1069)


def work() -> tuple[int, int, int, int]:
    squares = [x * x for x in range(2_000) if x % 3]
    table = [[row * column for column in range(30)] for row in range(30)]
    turned = [[row[i] + 1 for row in table] for i in range(30)]
    flat = [cell for row in turned for cell in row if cell & 1]
    by_last = {n % 100: n for n in squares}
    swapped = {value: key for key, value in by_last.items()}
    remainders = {x * y % 97 for x in range(40) for y in range(x)}
    words = [str(n) for n in range(500)]
    lengths = {word: len(word) for word in words if word[0] != "1"}
    return sum(squares) + sum(flat), sum(swapped), len(remainders), sum(lengths[word] for word in lengths)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
