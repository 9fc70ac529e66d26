"""Compare interpreters by peak memory above an empty program's, on programs that hold many objects.

    python benches/memory.py --baseline /usr/bin/python3 --subject "python -m minivm run"

A ratio is subject memory over baseline memory: below 1 the subject needs less.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import measure
from measure import Samples
from table import Table, headings, mebibytes, ratio

PROGRAMS = Path(__file__).parent / "memory_programs"


def cells(above: dict[str, float], labels: Sequence[str]) -> list[str]:
    baseline = labels[0]
    row = []
    for label in labels:
        row.append(mebibytes(above[label]) if label in above else "failed")
        if label != baseline:
            known = label in above and above.get(baseline, 0) > 0
            row.append(ratio(above[label] / above[baseline]) if known else "-")
    return row


def main(argv: Sequence[str] | None = None) -> int:
    options = measure.argument_parser(__doc__, repetitions=3)
    arguments = options.parse_args(argv)
    interpreters = measure.chosen_interpreters(options, arguments)
    programs = measure.chosen_programs(options, PROGRAMS, arguments.filter)

    working, empty = measure.measure_empty(interpreters, max(arguments.repetitions, 5))
    labels = [each.label for each in working]
    table = Table(headings("above an empty program", labels, "MiB"), first_width=22)
    peaks = {label: each.median_peak for label, each in empty.items()}
    table.row("(empty program's peak)", *cells(peaks, labels))
    table.rule()

    results: dict[str, dict[str, Samples]] = {}
    for name, samples in measure.measure_programs(working, programs, arguments):
        results[name] = samples
        above = {label: each.median_peak - peaks[label] for label, each in samples.items() if each.ok}
        table.row(name, *cells(above, labels))

    if arguments.json:
        measure.write_json(
            arguments.json,
            interpreters=measure.interpreters_as_json(interpreters),
            baseline=arguments.baseline.label,
            scale=arguments.scale,
            empty=measure.samples_as_json(empty),
            programs=measure.results_as_json(results),
        )
    return 1 if len(working) < len(interpreters) or measure.any_failed(results) else 0


if __name__ == "__main__":
    sys.exit(main())
