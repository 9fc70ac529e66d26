"""What does an interpreter cost, and do two of them run in parallel?

    python benches/interpreters.py

Needs minivm in the Python that runs it.
"""

from __future__ import annotations

import argparse
import ctypes
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
    for n in range(4_000_000):
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
    wall, cpu = time.monotonic(), time.thread_time()
    vm.exec({KERNEL!r})
    print(time.monotonic() - wall, time.thread_time() - cpu)
"""

Times = tuple[float, float]
"""Seconds by the clock, until the last one had ended, and of CPU, of all together."""


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
    vms.clear()
    ctypes.CDLL(None).malloc_trim(0)  # What the C library keeps for later is not the interpreters'.
    left = resident()
    print(f"{count} interpreters at once, medians of each")
    for what, times in (("make", make), ("run a line", line), ("close", close)):
        print(f"  {what:<12} {median(times) * 1e3:>8.2f} ms")
    print(f"  heap of one  {heap.total_bytes:>12,} bytes, {heap.objects:,} objects")
    print(f"  resident     {(made - before) // count:>12,} bytes each, {(used - before) // count:,} once used")
    print(f"  left of all  {left - before:>12,} bytes resident")


def in_threads(count: int) -> Times:
    """What the kernel takes on so many interpreters at once, each on a thread."""
    cpu: list[float] = []

    def run(vm: minivm.VM) -> None:
        began = time.thread_time()
        vm.exec(KERNEL)
        cpu.append(time.thread_time() - began)

    vms = [minivm.VM() for _ in range(count)]
    threads = [threading.Thread(target=run, args=(vm,)) for vm in vms]
    wall = seconds(lambda: ([thread.start() for thread in threads], [thread.join() for thread in threads]))
    for vm in vms:
        vm.close()
    return wall, sum(cpu)


def in_processes(count: int) -> Times:
    """The same in processes of their own."""
    command = [sys.executable, "-c", ALONE]
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(count)
    ]
    time.sleep(0.5)  # Until all wait for their line.
    for process in running:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    answers = [[float(number) for number in process.communicate()[0].split()] for process in running]
    return max(wall for wall, _ in answers), sum(cpu for _, cpu in answers)


def parallel(count: int, repetitions: int) -> None:
    alone, threads, processes = [], [], []
    for _ in range(repetitions):
        alone.append(in_threads(1))
        threads.append(in_threads(count))
        processes.append(in_processes(count))
    print(f"{count} at once, {repetitions} times in turn, medians   {'by the clock':>14} {'CPU of each':>14}")
    for what, times, of in (
        ("one interpreter alone", alone, 1),
        (f"on {count} threads", threads, count),
        (f"in {count} processes", processes, count),
    ):
        wall, cpu = (median(column) for column in zip(*times, strict=True))
        print(f"  {what:<34} {wall:>14.3f} s {cpu / of:>12.3f} s")
    for index, measure in enumerate(("by the clock", "by CPU time")):
        ratios = [process[index] / thread[index] for process, thread in zip(processes, threads, strict=True)]
        spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
        print(f"  {measure}, threads do {median(ratios):.2f} of what processes do ({spread})")


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
