"""Text made of data: `pprint`, `textwrap`, `repr` of nested structures, and tables of formatted columns."""

import pprint
import sys
import textwrap

ROUNDS = 800
EXPECTED = (5064, 1903, 2720, 1598)

PARAGRAPH = (
    "A program is free software if users have all of these freedoms. Thus, you should be free to redistribute "
    "copies, either with or without modifications, either gratis or charging a fee for distribution, to anyone "
    "anywhere. Being free to do these things means, among other things, that you do not have to ask. "
)


def records() -> list[dict[str, object]]:
    return [
        {
            "id": i,
            "name": f"record number {i}",
            "scores": [i * 1.5, -i, i**9],
            "nested": {"left": (i, i + 1), "right": {"deep": [None, True, "x" * (i % 7)]}},
            "flags": {i % 3, 7},
        }
        for i in range(30)
    ]


def table(rows: list[dict[str, object]]) -> str:
    lines = [f"{'id':>4} | {'name':<24} | {'first':>10} | {'hex':>8}"]
    for row in rows:
        scores = row["scores"]
        assert isinstance(scores, list)
        lines.append(f"{row['id']:>4} | {row['name']!s:<24} | {scores[0]:>10.3f} | {row['id']:#08x}")
        lines.append("-" * 56 if row["id"] == 0 else f"{'':4} | {len(scores):^24d}")
    return "\n".join(lines)


def work() -> tuple[int, int, int, int]:
    rows = records()
    shown = pprint.pformat(rows, width=100)
    wrapped = textwrap.fill(PARAGRAPH * 6, width=64, initial_indent="* ", subsequent_indent="  ")
    assert all(len(line) <= 64 for line in wrapped.splitlines())
    return len(shown), len(textwrap.dedent(wrapped)), len(table(rows)), len(repr(rows)) // 3


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
