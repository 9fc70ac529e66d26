# Threads over shared lists, dicts, sets, instances and generators: what is one instruction, or one call of a builtin,
# is atomic, and nothing is lost.  thread_stress.py THREADS ROUNDS SEED
# Only builtin modules: under ThreadSanitizer there is no standard library.
import sys
from _collections import deque
from _random import Random
from _thread import allocate_lock, start_new_thread

THREADS, ROUNDS, SEED = map(int, sys.argv[1:])
sys.setswitchinterval(1e-6)


class Shared:
    def __init__(self):
        self.made = None
        self.count = 0


class Node:
    __slots__ = ("owner", "next")

    def __init__(self, owner, next):
        self.owner = owner
        self.next = next


def counting():
    n = 0
    while True:
        n += 1
        yield n


appended, taken, queue, counted = [], [], deque(), []
by_key, members, shared = {}, set(), Shared()
counter, busy = counting(), []
lock, locked, arrived = allocate_lock(), 0, []
UPDATE = 8
popped = [[] for _ in range(THREADS)]
numbers = [[] for _ in range(THREADS)]
failures = []


def work(me):
    global locked
    rng = Random(SEED * 1000 + me)
    kept = None
    for n in range(ROUNDS):
        item = (me, n)
        # Each of these is one call of a builtin.
        appended.append(item)
        queue.append(item)
        by_key[item] = me
        members.add(item)
        setattr(shared, f"of_{me}", n)
        popped[me].append(queue.popleft())
        # What has neither a call nor a jump back in it is one step, and so are a builtin's arguments and its call.
        shared.count += 1
        counted.append(shared.count)
        # An update under a lock; not always, or all the others would wait for whoever is switched from while it has it.
        if n % UPDATE == 0:
            with lock:
                total = locked
                locked = total + len(range(1))
        # A generator that another thread is running says so, and loses nothing.
        try:
            numbers[me].append(next(counter))
        except ValueError:
            busy.append(me)
        # Objects of this thread's own, while others allocate and free.
        kept = Node(me, kept if n % 100 else None)
        shared.made = kept
        if shared.made.owner >= THREADS or kept.owner != me:
            failures.append(("another's object", me, n))
        if getattr(shared, f"of_{me}") != n or by_key.get(item) != me or item not in members:
            failures.append(("lost", me, n))
        if rng.random() < 0.5:
            del by_key[item]
            members.discard(item)
            taken.append(item)


def run(me, ended):
    try:
        arrived.append(me)
        while len(arrived) < THREADS:
            pass
        work(me)
    finally:
        ended.release()


running = [allocate_lock() for _ in range(THREADS)]
for me, ended in enumerate(running):
    ended.acquire()
    start_new_thread(run, (me, ended))
for ended in running:
    ended.acquire()

every = {(me, n) for me in range(THREADS) for n in range(ROUNDS)}
total = THREADS * ROUNDS
assert not failures, failures[:10]
assert len(appended) == total and set(appended) == every
assert sum(map(len, popped)) == total and {item for items in popped for item in items} == every and not queue
assert locked == THREADS * len(range(0, ROUNDS, UPDATE))
assert shared.count == total and counted == sorted(counted)
given = [n for own in numbers for n in own]
assert sorted(given) == list(range(1, len(given) + 1)) and len(given) + len(busy) == total
assert all(own == sorted(own) for own in numbers)
assert by_key.keys() == members == every - set(taken) and len(taken) == len(set(taken))
print(f"{THREADS} threads, {total} rounds, nothing lost")
