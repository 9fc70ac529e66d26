"""Is the GIL fair, and how soon does a thread that waits for input get it beside one that computes?

    python benches/threads.py --baseline /usr/bin/python3 --subject "python -m minivm run"

Interpreters run in turn, so that whatever slows the machine down slows them all.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
from pathlib import Path
from statistics import median

PROGRAMS = Path(__file__).with_name("thread_programs")


def run(command: str, program: str) -> dict[str, list[float]]:
    done = subprocess.run([*shlex.split(command), str(PROGRAMS / program)], capture_output=True, text=True, check=True)
    answer: dict[str, list[float]] = json.loads(done.stdout)
    return answer


def percentile(values: list[float], percent: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--baseline", required=True, help="a command, without the program")
    parser.add_argument("--subject", required=True)
    parser.add_argument("-n", type=int, default=5, help="runs of each (default: %(default)s)")
    options = parser.parse_args()
    commands = {"baseline": options.baseline, "subject": options.subject}
    shares: dict[str, list[float]] = {name: [] for name in commands}
    late: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(options.n):
        for name, command in commands.items():
            rounds = run(command, "fairness.py")["rounds"]
            shares[name].append(max(rounds) / sum(rounds))
            late[name] += run(command, "latency.py")["late"]
    print(f"{'':<10} {'larger share of two threads':>28} {'late, p50':>12} {'p99':>12} {'wakes':>8}")
    for name in commands:
        share = f"{median(shares[name]):.1%}, at most {max(shares[name]):.1%}"
        p50, p99 = (f"{percentile(late[name], percent) * 1e3:.2f} ms" for percent in (50, 99))
        print(f"{name:<10} {share:>28} {p50:>12} {p99:>12} {len(late[name]):>8}")


if __name__ == "__main__":
    main()
