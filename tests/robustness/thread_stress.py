# Threads over shared lists, dicts, sets, instances and generators: what is one instruction, or one call of a builtin,
# is atomic, and nothing is lost.  thread_stress.py THREADS ROUNDS SEED
import random
import sys
import threading
from collections import deque

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
lock, locked = threading.Lock(), 0
popped = [[] for _ in range(THREADS)]
numbers = [[] for _ in range(THREADS)]
failures = []


def work(me):
    global locked
    rng = random.Random(SEED * 1000 + me)
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
        # An update under a lock.
        with lock:
            locked += 1
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


threads = [threading.Thread(target=work, args=(me,)) for me in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

every = {(me, n) for me in range(THREADS) for n in range(ROUNDS)}
total = THREADS * ROUNDS
assert not failures, failures[:10]
assert len(appended) == total and set(appended) == every
assert sum(map(len, popped)) == total and {item for items in popped for item in items} == every and not queue
assert locked == total
assert shared.count == total and counted == sorted(counted)
given = [n for own in numbers for n in own]
assert sorted(given) == list(range(1, len(given) + 1)) and len(given) + len(busy) == total
assert all(own == sorted(own) for own in numbers)
assert by_key.keys() == members == every - set(taken) and len(taken) == len(set(taken))
print(f"{THREADS} threads, {total} rounds, nothing lost")
