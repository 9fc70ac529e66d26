"""Run by heap.py under each interpreter: prints what the heap costs, as `name<TAB>value` lines.

Times are the least of several, in seconds of the process's own CPU time: per object made and released, per collection.
"""

import gc
import sys
import time

REPEAT = 5


class Small:
    pass


class Slotted:
    __slots__ = ("a", "b")


def least(f, *args):
    """The least time of some calls, each after what the last one made has gone."""
    times = []
    for _ in range(REPEAT):
        begin = time.process_time()
        f(*args)
        times.append(time.process_time() - begin)
    return min(times)


def nothing(n):
    for _ in range(n):
        pass


def instances(n):
    for _ in range(n):
        Small()


def slotted(n):
    for _ in range(n):
        Slotted()


def lists(n):
    for i in range(n):
        _ = [i]


def tuples(n):
    for i in range(n):
        _ = (i, n)


def dicts(n):
    for i in range(n):
        _ = {"key": i}


def kept(n):
    """Many alive at once: pages are taken and given back."""
    all = [[] for _ in range(n)]
    del all


def main(scale):
    n = max(1000, int(1_000_000 * scale))
    gc.disable()
    idle = least(nothing, n)
    for f in (instances, slotted, lists, tuples, dicts, kept):
        print(f"one of {f.__name__}", (least(f, n) - idle) / n, sep="\t")
    gc.enable()
    for live in (10_000, 100_000, 1_000_000):
        live = max(10, int(live * scale))
        objects = [[None] for _ in range(live)]
        gc.collect()
        print(f"full collection of {live:,} live lists", least(gc.collect), sep="\t")
        gc.collect()
        print(f"young collection beside {live:,} live lists", least(gc.collect, 0), sep="\t")
        del objects


main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
