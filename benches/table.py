"""Tables printed a row at a time, so that a long measurement shows what it has so far."""

from collections.abc import Sequence


class Table:
    """Columns of fixed width: the first aligned left, the others right."""

    def __init__(self, headings: Sequence[str], first_width: int) -> None:
        self.widths = [first_width, *(max(len(heading), 9) for heading in headings[1:])]
        self.row(*headings)
        self.rule()

    def row(self, first: str, *cells: str) -> None:
        padded = [first.ljust(self.widths[0])]
        padded += [cell.rjust(width) for cell, width in zip(cells, self.widths[1:], strict=True)]
        print("  ".join(padded).rstrip(), flush=True)

    def rule(self) -> None:
        print("-" * (sum(self.widths) + 2 * (len(self.widths) - 1)), flush=True)


def seconds(value: float) -> str:
    return f"{value:.3f}"


def mebibytes(value: float) -> str:
    return f"{value / 2**20:.1f}"


def ratio(value: float) -> str:
    return f"{value:.2f}x"
