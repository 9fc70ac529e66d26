"""Compare interpreters on the kernels: CPU time, peak memory, geometric mean of the speed ratios.

    python benches/compare.py --baseline /usr/bin/python3 --subject "python -m minivm run"

A ratio is baseline time over subject time: above 1 the subject is faster. Times are user+sys CPU seconds,
medians over the repetitions; memory is the peak resident size.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import geometric_mean

import measure
from measure import Samples
from table import Table, headings, mebibytes, ratio, seconds

KERNELS = Path(__file__).parent / "kernels"


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
    options = measure.argument_parser(__doc__, repetitions=5)
    options.add_argument(
        "--subtract-startup", action="store_true", help="subtract each interpreter's time for an empty file"
    )
    arguments = options.parse_args(argv)
    interpreters = measure.chosen_interpreters(options, arguments)
    kernels = measure.chosen_programs(options, KERNELS, arguments.filter)

    working, empty = measure.measure_empty(interpreters, max(arguments.repetitions, 5))
    startup = {label: each.median_cpu if arguments.subtract_startup else 0.0 for label, each in empty.items()}
    labels = [each.label for each in working]
    columns = headings("kernel", labels, "s") + [f"{label} MiB" for label in labels]
    table = Table(columns, first_width=max(len(path.stem) for path in kernels))
    nothing = dict.fromkeys(startup, 0.0)
    table.row("(empty file)", *cells(empty, nothing, speed_ratios(empty, nothing)))
    table.rule()

    ratios: dict[str, list[float]] = {label: [] for label in labels[1:]}
    results: dict[str, dict[str, Samples]] = {}
    for name, samples in measure.measure_programs(working, kernels, arguments):
        results[name] = samples
        row_ratios = speed_ratios(samples, startup)
        for label, value in row_ratios.items():
            ratios[label].append(value)
        table.row(name, *cells(samples, startup, row_ratios))

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
            empty=measure.samples_as_json(empty),
            kernels=measure.results_as_json(results),
            geometric_mean=means,
        )
    return 1 if len(working) < len(interpreters) or measure.any_failed(results) else 0


if __name__ == "__main__":
    sys.exit(main())
