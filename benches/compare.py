"""Compare interpreters on the kernels: CPU time, peak memory, geometric mean of the speed ratios.

    python benches/compare.py --baseline /usr/bin/python3 --subject "python -m minivm run"

A ratio is baseline time over subject time: above 1 the subject is faster. Times are user+sys CPU seconds,
medians over the repetitions; memory is the peak resident size.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import geometric_mean

import measure
from measure import Interpreter, Samples
from table import Table, mebibytes, ratio, seconds

KERNELS = Path(__file__).parent / "kernels"


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    measure.add_common_arguments(parser, repetitions=5)
    parser.add_argument(
        "--subtract-startup", action="store_true", help="subtract each interpreter's time for an empty file"
    )
    return parser


def headings(interpreters: Sequence[Interpreter]) -> list[str]:
    baseline, *subjects = [each.label for each in interpreters]
    columns = ["kernel", f"{baseline} s"]
    for subject in subjects:
        columns += [f"{subject} s", "ratio"]
    return columns + [f"{label} MiB" for label in [baseline, *subjects]]


def cells(samples: dict[str, Samples], startup: dict[str, float], ratios: dict[str, float]) -> list[str]:
    """One row: the baseline's time, each subject's time and ratio, then every peak."""
    row = []
    for label, collected in samples.items():
        row.append(seconds(collected.median_cpu - startup[label]) if collected.ok else "failed")
        if label != next(iter(samples)):
            row.append(ratio(ratios[label]) if label in ratios else "-")
    return row + [mebibytes(each.median_peak) if each.ok else "-" for each in samples.values()]


def speed_ratios(samples: dict[str, Samples], startup: dict[str, float]) -> dict[str, float]:
    """Baseline time over subject time, for the subjects that have both."""
    times = {label: each.median_cpu - startup[label] for label, each in samples.items() if each.ok}
    baseline, *subjects = samples
    if times.get(baseline, 0) <= 0:
        return {}
    return {label: times[baseline] / times[label] for label in subjects if times.get(label, 0) > 0}


def main(argv: Sequence[str] | None = None) -> int:
    options = parser()
    arguments = options.parse_args(argv)
    interpreters = measure.chosen_interpreters(options, arguments)
    kernels = measure.chosen_programs(options, KERNELS, arguments.filter)
    for each in interpreters:
        print(f"{each.label}: {' '.join(each.command)}")

    working, empty = measure.measure_empty(interpreters, max(arguments.repetitions, 5))
    startup = {label: each.median_cpu if arguments.subtract_startup else 0.0 for label, each in empty.items()}
    table = Table(headings(working), first_width=max(len(path.stem) for path in kernels))
    nothing = dict.fromkeys(startup, 0.0)
    table.row("(empty file)", *cells(empty, nothing, speed_ratios(empty, nothing)))
    table.rule()

    ratios: dict[str, list[float]] = {each.label: [] for each in working[1:]}
    results: dict[str, dict[str, Samples]] = {}
    failed = len(working) < len(interpreters)
    for kernel in kernels:
        work = [str(kernel), str(arguments.scale)]
        samples = measure.interleave(working, work, arguments.repetitions, arguments.timeout)
        results[kernel.stem] = samples
        row_ratios = speed_ratios(samples, startup)
        for label, value in row_ratios.items():
            ratios[label].append(value)
        table.row(kernel.stem, *cells(samples, startup, row_ratios))
        failed |= measure.report_failures(kernel.stem, samples)

    table.rule()
    means = {label: geometric_mean(values) for label, values in ratios.items() if values}
    for label, values in ratios.items():
        mean = f"{ratio(means[label])}, lowest {ratio(min(values))}" if values else "none"
        print(f"{label}: geometric mean over {len(values)} of {len(kernels)} kernels: {mean}")
    print(f"start-up {'was' if arguments.subtract_startup else 'was not'} subtracted")
    if arguments.json:
        measure.write_json(
            arguments.json,
            interpreters=measure.interpreters_as_json(interpreters),
            baseline=arguments.baseline.label,
            scale=arguments.scale,
            startup_subtracted=arguments.subtract_startup,
            empty={label: each.as_json() for label, each in empty.items()},
            kernels={name: {label: each.as_json() for label, each in row.items()} for name, row in results.items()},
            geometric_mean=means,
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
