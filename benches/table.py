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


def headings(first: str, labels: Sequence[str], unit: str) -> list[str]:
    """The columns of a table of ratios: the baseline, which is the first label, then each subject and its ratio."""
    baseline, *subjects = labels
    columns = [first, f"{baseline} {unit}"]
    for subject in subjects:
        columns += [f"{subject} {unit}", "ratio"]
    return columns


def seconds(value: float) -> str:
    return f"{value:.3f}"


def mebibytes(value: float) -> str:
    return f"{value / 2**20:.1f}"


def ratio(value: float) -> str:
    return f"{value:.2f}x"
