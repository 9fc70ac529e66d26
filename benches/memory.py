"""Compare interpreters by peak memory above an empty program's, on programs that hold many objects.

    python benches/memory.py --baseline /usr/bin/python3 --subject "python -m minivm run"

A ratio is subject memory over baseline memory: below 1 the subject needs less.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import measure
from measure import Interpreter, Samples
from table import Table, mebibytes, ratio

PROGRAMS = Path(__file__).parent / "memory_programs"


def headings(interpreters: Sequence[Interpreter]) -> list[str]:
    baseline, *subjects = [each.label for each in interpreters]
    columns = ["above an empty program", f"{baseline} MiB"]
    for subject in subjects:
        columns += [f"{subject} MiB", "ratio"]
    return columns


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
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    measure.add_common_arguments(options, repetitions=3)
    arguments = options.parse_args(argv)
    interpreters = measure.chosen_interpreters(options, arguments)
    programs = measure.chosen_programs(options, PROGRAMS, arguments.filter)
    for each in interpreters:
        print(f"{each.label}: {' '.join(each.command)}")

    working, empty = measure.measure_empty(interpreters, max(arguments.repetitions, 5))
    labels = [each.label for each in working]
    table = Table(headings(working), first_width=22)
    peaks = {label: each.median_peak for label, each in empty.items()}
    table.row("(empty program's peak)", *cells(peaks, labels))
    table.rule()

    results: dict[str, dict[str, Samples]] = {}
    failed = len(working) < len(interpreters)
    for program in programs:
        work = [str(program), str(arguments.scale)]
        samples = measure.interleave(working, work, arguments.repetitions, arguments.timeout)
        results[program.stem] = samples
        above = {label: each.median_peak - peaks[label] for label, each in samples.items() if each.ok}
        table.row(program.stem, *cells(above, labels))
        failed |= measure.report_failures(program.stem, samples)

    if arguments.json:
        measure.write_json(
            arguments.json,
            interpreters=measure.interpreters_as_json(interpreters),
            baseline=arguments.baseline.label,
            scale=arguments.scale,
            empty={label: each.as_json() for label, each in empty.items()},
            programs={name: {label: each.as_json() for label, each in row.items()} for name, row in results.items()},
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
