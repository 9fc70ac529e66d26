"""The benchmark commands: what they print and write, and how they report an interpreter that fails."""

import json
import subprocess
import sys
from pathlib import Path

BENCHES = Path(__file__).parents[2] / "benches"
HOST = sys.executable


def command(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(BENCHES / name), *arguments], capture_output=True, text=True)


def script(path: Path, body: str) -> str:
    """An executable of the given shell commands; returns its path."""
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


def test_compare_prints_a_row_per_kernel_and_writes_every_sample(tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    run = command(
        "compare.py",
        *("--baseline", f"first={HOST}", "--subject", f"second={HOST}", "--subject", f"third={HOST} -S"),
        *("-k", "fib", "-n", "2", "--scale", "0.001", "--json", str(output)),
    )
    assert run.returncode == 0, run.stderr
    assert "geometric mean over 1 of 1 kernels" in run.stdout
    document = json.loads(output.read_text())
    assert [each["label"] for each in document["interpreters"]] == ["first", "second", "third"]
    for label in ("first", "second", "third"):
        samples = document["kernels"]["fib"][label]
        assert samples["error"] is None
        assert len(samples["cpu_seconds"]) == len(samples["peak_bytes"]) == 2
        assert all(peak > 2**20 for peak in samples["peak_bytes"])
    # The mean over one kernel is its ratio.
    first, second = (sum(document["kernels"]["fib"][label]["cpu_seconds"]) for label in ("first", "second"))
    assert abs(document["geometric_mean"]["second"] - first / second) < 1e-9


def test_compare_shows_what_a_failing_interpreter_said_and_goes_on(tmp_path: Path) -> None:
    # Succeeds on the empty file, which has no scale as its argument, and fails on kernels.
    broken = script(tmp_path / "broken", 'test -z "$2" || { echo "no such opcode" >&2; exit 3; }')
    output = tmp_path / "out.json"
    run = command(
        "compare.py",
        *("--baseline", HOST, "--subject", f"broken={broken}", "--subject", f"good={HOST} -S"),
        *("-k", "fib", "-n", "2", "--scale", "0.001", "--json", str(output)),
    )
    assert run.returncode == 1
    assert "fib: broken ended with exit status 3:\n    no such opcode" in run.stderr
    kernel = json.loads(output.read_text())["kernels"]["fib"]
    assert kernel["broken"]["cpu_seconds"] == []
    assert len(kernel["good"]["cpu_seconds"]) == 2


def test_compare_leaves_out_an_interpreter_that_cannot_be_started(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    run = command(
        "compare.py",
        *("--baseline", HOST, "--subject", str(missing), "--subject", f"good={HOST} -S"),
        *("-k", "fib", "-n", "1", "--scale", "0.001"),
    )
    assert run.returncode == 1
    assert f"{missing}: No such file or directory" in run.stderr
    assert "good: geometric mean over 1 of 1 kernels" in run.stdout


def test_compare_gives_up_a_run_that_takes_too_long(tmp_path: Path) -> None:
    endless = script(tmp_path / "endless", 'test -z "$2" || while :; do :; done')
    run = command(
        "compare.py",
        *("--baseline", HOST, "--subject", f"endless={endless}"),
        *("-k", "fib", "-n", "1", "--scale", "0.001", "--timeout", "2"),
    )
    assert run.returncode == 1
    assert "fib: endless took longer than 2 s" in run.stderr


def test_compare_names_a_signal(tmp_path: Path) -> None:
    dying = script(tmp_path / "dying", 'test -z "$2" || kill -SEGV $$')
    run = command(
        "compare.py",
        *("--baseline", HOST, "--subject", f"dying={dying}", "-k", "fib", "-n", "1", "--scale", "0.001"),
    )
    assert run.returncode == 1
    assert "fib: dying was ended by SIGSEGV" in run.stderr


def test_compare_refuses_equal_labels_and_unknown_kernels() -> None:
    run = command("compare.py", "--baseline", HOST, "--subject", HOST)
    assert run.returncode == 2
    assert "same label" in run.stderr
    run = command("compare.py", "-k", "no such kernel")
    assert run.returncode == 2
    assert "no program" in run.stderr


def test_peak_memory_is_the_measured_program_s_own() -> None:
    """A large process that measures must not lend its size to what it measures."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import measure\n"
        "ballast = bytearray(b'x') * 200_000_000\n"
        "print(measure.run([sys.executable, '-c', '']).peak)\n"
        "print(measure.run([sys.executable, '-c', 'bytearray(b\"x\") * 50_000_000']).peak)\n"
    )
    run = subprocess.run([HOST, "-c", code, str(BENCHES)], capture_output=True, text=True, check=True)
    empty, filled = map(int, run.stdout.split())
    assert empty < 50_000_000
    assert filled - empty > 49_000_000


def test_memory_reports_growth_above_the_empty_program(tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    run = command(
        "memory.py",
        *("--baseline", f"first={HOST}", "--subject", f"second={HOST}", "-k", "list_of_floats"),
        *("-n", "1", "--scale", "0.5", "--json", str(output)),
    )
    assert run.returncode == 0, run.stderr
    document = json.loads(output.read_text())
    above = document["programs"]["list_of_floats"]["first"]["peak_bytes"][0]
    above -= min(document["empty"]["first"]["peak_bytes"])
    # Half a million floats of 24 bytes, each in a slot of 8.
    assert above > 500_000 * 32


def test_startup_compares_minivm_with_an_empty_package(tmp_path: Path) -> None:
    # Stands for a python with minivm: everything it is asked to run succeeds, minivm first spins a little.
    python = script(
        tmp_path / "python", 'test "$2" = emptypkg || for i in 1 2 3 4 5 6 7 8 9; do "$0" -m emptypkg; done'
    )
    output = tmp_path / "out.json"
    run = command("startup.py", "--python", python, "-n", "3", "--json", str(output))
    assert run.returncode == 0, run.stderr
    document = json.loads(output.read_text())
    assert document["commands"][1]["command"][1:4] == ["-m", "minivm", "run"]
    assert len(document["samples"]["minivm"]["cpu_seconds"]) == 3
    assert document["ratio"] > 1.0
    assert command("startup.py", "--python", python, "-n", "3", "--limit", "1.0").returncode == 1


def test_startup_says_why_minivm_did_not_start(tmp_path: Path) -> None:
    python = script(tmp_path / "python", 'test "$2" = emptypkg || { echo "No module named minivm" >&2; exit 1; }')
    run = command("startup.py", "--python", python, "-n", "1")
    assert run.returncode == 1
    assert run.stderr == "starting up: minivm ended with exit status 1:\n    No module named minivm\n"


def test_dispatch_prints_the_most_frequent_first(tmp_path: Path) -> None:
    counts = {"instructions": {"add": 30, "call": 60, "jump": 10}, "pairs": {"add call": 7, "call add": 3}}
    (tmp_path / "counts.json").write_text(json.dumps(counts))
    # Stands for `python -m minivm run`: copies the counts to where --count-dispatch=FILE says.
    vm = script(tmp_path / "vm", f'cp {tmp_path}/counts.json "${{1#--count-dispatch=}}"')
    output = tmp_path / "out.json"
    run = command("dispatch.py", "--vm", vm, "-k", "fib", "--top", "2", "--json", str(output))
    assert run.returncode == 0, run.stderr
    rows = [line.split() for line in run.stdout.splitlines()]
    assert ["60", "60.0%", "call"] in rows
    assert ["30", "30.0%", "add"] in rows
    assert not any(row[-1] == "jump" for row in rows)
    assert json.loads(output.read_text())["kernels"] == {"fib": counts}


def test_dispatch_reports_a_run_that_left_no_counts() -> None:
    run = command("dispatch.py", "--vm", "true", "-k", "fib")
    assert run.returncode == 1
    assert "fib: minivm left no counts behind" in run.stderr


def test_heap_compares_objects_collections_and_programs(tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    run = command(
        "heap.py",
        *("--baseline", f"first={HOST}", "--subject", f"second={HOST} -S"),
        *("-k", "tree", "-n", "1", "--scale", "0.001", "--json", str(output)),
    )
    assert run.returncode == 0, run.stderr
    for heading in ("one of instances", "full collection of 10 live lists", "binary_trees", "node_trees"):
        assert heading in run.stdout
    written = json.loads(output.read_text())
    assert all(len(values) == 2 for values in written["costs"].values())
    assert set(written["programs"]) == {"binary_trees", "node_trees"}
