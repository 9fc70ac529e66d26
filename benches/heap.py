"""Compare interpreters by what their heaps cost: an object's life, a collection's pause, time and peak memory of
programs that do little but allocate. All in one measurement, the interpreters in turn.

    python benches/heap.py --baseline /usr/bin/python3 --subject "python -m minivm run"
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import measure
from measure import Interpreter
from table import Table, headings, mebibytes, ratio, seconds

HERE = Path(__file__).parent
COSTS = HERE / "heap_costs.py"
KERNELS = (
    "binary_trees",
    "list_work",
    "dict_work",
    "set_work",
    "comprehensions",
    "string_building",
    "slots",
    "closures",
)


def cells(values: Sequence[float], shown: Sequence[str], *, baseline_first: bool) -> list[str]:
    """Each value as shown, and behind all but the first its ratio: how many times better it is than the first, or how
    many times as much where the first is not divided by it."""
    row = [shown[0]]
    for value, text in zip(values[1:], shown[1:], strict=True):
        quotient = values[0] / value if baseline_first else value / values[0]
        row += [text, ratio(quotient) if min(value, values[0]) > 0 else "-"]
    return row


def costs(interpreter: Interpreter, scale: float) -> dict[str, float]:
    command = [*interpreter.command, str(COSTS), str(scale)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name: float(value) for name, value in (line.split("\t") for line in done.stdout.splitlines())}


def main(argv: Sequence[str] | None = None) -> int:
    options = measure.argument_parser(__doc__, repetitions=3)
    arguments = options.parse_args(argv)
    interpreters = measure.chosen_interpreters(options, arguments)

    rounds = [[costs(each, arguments.scale) for each in interpreters] for _ in range(arguments.repetitions)]
    print("\nCPU time; a ratio above 1: the subject is faster\n")
    table = Table(headings("what", [each.label for each in interpreters], "µs"), first_width=46)
    best: dict[str, list[float]] = {}
    for name in rounds[0][0]:
        best[name] = [min(round[i][name] for round in rounds) for i in range(len(interpreters))]
        table.row(name, *cells(best[name], [f"{value * 1e6:,.3f}" for value in best[name]], baseline_first=True))

    working, empty = measure.measure_empty(interpreters, max(arguments.repetitions, 5))
    labels = [each.label for each in working]
    programs = [HERE / "kernels" / f"{name}.py" for name in KERNELS] + sorted((HERE / "memory_programs").glob("*.py"))
    programs = [program for program in programs if arguments.filter in program.stem]
    results = dict(measure.measure_programs(working, programs, arguments))
    good = {name: samples for name, samples in results.items() if all(each.ok for each in samples.values())}
    print("\nCPU time in seconds; a ratio above 1: the subject is faster\n")
    table = Table(headings("program", labels, "s"), first_width=24)
    for name, row in good.items():
        times = [row[label].median_cpu for label in labels]
        table.row(name, *cells(times, [seconds(value) for value in times], baseline_first=True))
    print("\npeak memory above an empty program's; a ratio below 1: the subject needs less\n")
    table = Table(headings("program", labels, "MiB"), first_width=24)
    for name, row in good.items():
        peaks = [row[label].median_peak - empty[label].median_peak for label in labels]
        table.row(name, *cells(peaks, [mebibytes(value) for value in peaks], baseline_first=False))

    if arguments.json:
        measure.write_json(
            arguments.json,
            interpreters=measure.interpreters_as_json(interpreters),
            baseline=arguments.baseline.label,
            scale=arguments.scale,
            costs=best,
            empty=measure.samples_as_json(empty),
            programs=measure.results_as_json(results),
        )
    return 1 if len(working) < len(interpreters) or measure.any_failed(results) else 0


if __name__ == "__main__":
    sys.exit(main())
