"""What does an interpreter cost, and do two of them run in parallel?

    python benches/interpreters.py

Needs minivm in the Python that runs it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from statistics import median

import minivm

KERNEL = """
def kernel():
    total = 0
    table = {}
    for n in range(400_000):
        total += n * n % 7
        table[n % 1000] = total
    return total
kernel()
"""

ALONE = f"""
import time
import minivm
with minivm.VM() as vm:
    input()
    began = time.monotonic()
    vm.exec({KERNEL!r})
    print(time.monotonic() - began)
"""


def seconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def resident() -> int:
    """Bytes of this process that are in memory."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * 4096


def cost(count: int) -> None:
    """Make so many, use and close them, all there at once."""
    vms: list[minivm.VM] = []
    before = resident()
    make = [seconds(lambda: vms.append(minivm.VM())) for _ in range(count)]
    made = resident()
    heap = vms[0].heap()
    line = [seconds(lambda vm=vm: vm.exec("x = 1")) for vm in vms]  # type: ignore[misc]
    used = resident()
    close = [seconds(vm.close) for vm in vms]
    left = resident()
    print(f"{count} interpreters at once, medians of each")
    for what, times in (("make", make), ("run a line", line), ("close", close)):
        print(f"  {what:<12} {median(times) * 1e3:>8.2f} ms")
    print(f"  heap of one  {heap.total_bytes:>12,} bytes, {heap.objects:,} objects")
    print(f"  resident     {(made - before) // count:>12,} bytes each, {(used - before) // count:,} once used")
    print(f"  left of all  {left - before:>12,} bytes resident")


def in_threads(count: int) -> float:
    """Seconds that the kernel takes on so many interpreters at once, each on a thread."""
    vms = [minivm.VM() for _ in range(count)]
    threads = [threading.Thread(target=vm.exec, args=(KERNEL,)) for vm in vms]

    def run() -> None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    took = seconds(run)
    for vm in vms:
        vm.close()
    return took


def in_processes(count: int) -> float:
    """The same in processes of their own: from the first one's start to the last one's end."""
    command = [sys.executable, "-c", ALONE]
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(count)
    ]
    time.sleep(0.5)  # Until all wait for their line.
    outputs: list[str] = []
    threads = [threading.Thread(target=lambda p=p: outputs.append(p.communicate("\n")[0])) for p in running]  # type: ignore[misc]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return max(float(output) for output in outputs)


def parallel(count: int, repetitions: int) -> None:
    threads, processes, alone = [], [], []
    for _ in range(repetitions):
        alone.append(in_threads(1))
        threads.append(in_threads(count))
        processes.append(in_processes(count))
    ratios = [p / t for p, t in zip(processes, threads, strict=True)]
    print(f"{count} at once, {repetitions} times in turn, medians")
    print(f"  one interpreter alone   {median(alone):>8.3f} s")
    print(f"  on {count} threads            {median(threads):>8.3f} s")
    print(f"  in {count} processes          {median(processes):>8.3f} s")
    print(f"  threads do {median(ratios):.2f} of what processes do (from {min(ratios):.2f} to {max(ratios):.2f})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interpreters", type=int, default=100, help="how many at once (default: %(default)s)")
    parser.add_argument("--parallel", type=int, default=2, help="on how many threads (default: %(default)s)")
    parser.add_argument("-n", type=int, default=7, help="repetitions (default: %(default)s)")
    options = parser.parse_args()
    cost(options.interpreters)
    parallel(options.parallel, options.n)


if __name__ == "__main__":
    main()
