"""f-strings, %-formatting and `str.format`, of integers, floats and text."""

import sys

ROUNDS = 460
EXPECTED = 247056

PERCENT_ROW = "%s=%d (%5.1f%%) %-8s| %04x"
TABLE_ROW = "{0} {name:>{width}}"
LEDGER_ROW = "{:08.3f}|{:+d}|{!r}"


class Money:
    def __init__(self, cents: int) -> None:
        self.cents = cents

    def __format__(self, spec: str) -> str:
        return format(f"{self.cents // 100}.{self.cents % 100:02}", spec)

    def __repr__(self) -> str:
        return f"Money({self.cents!r})"


def work() -> int:
    length = 0
    checksum = 0
    for i in range(700):
        x = i / 7
        name = "item"
        money = Money(i * 31)
        lines = [
            f"{name}-{i}: {x:.3f} {x:>12.2e} {i:05d} {i:#x} {i:,}",
            f"{name!r:<10}|{name:^11}|{name:>8}|{money:>9}|{money!r}",
            f"{i % 7 = } {x!s:.6} {i:b} {'yes' if i & 1 else 'no'}",
            PERCENT_ROW % (name, i, x, name, i),
            TABLE_ROW.format(i, name=name, width=12),
            LEDGER_ROW.format(x, i, name),
            str(i) + repr(x) + hex(i),
        ]
        for line in lines:
            length += len(line)
        checksum = (checksum * 31 + ord(lines[i % 7][-1]) + length) % 1_000_003
    return checksum


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
