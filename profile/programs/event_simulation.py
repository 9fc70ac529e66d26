"""Discrete event simulation with heapq: a supermarket, an elevator, and a coroutine kernel."""
import heapq
import random
import sys
from collections import deque
from dataclasses import dataclass, field
from itertools import count

@dataclass(order=True)
class Event:
    when: int
    serial: int
    action: object = field(compare=False)
    args: tuple = field(compare=False, default=())

class Clock:
    def __init__(self):
        self.now = 0
        self.queue = []
        self._ids = count()
        self.fired = 0

    def after(self, delay, action, *args):
        assert delay >= 0
        heapq.heappush(self.queue, Event(self.now + delay, next(self._ids), action, args))

    def run(self, until=None):
        while self.queue:
            if until is not None and self.queue[0].when > until:
                break
            ev = heapq.heappop(self.queue)
            assert ev.when >= self.now
            self.now = ev.when
            self.fired += 1
            ev.action(*ev.args)

class Till:
    def __init__(self, shop, number):
        self.shop, self.number = shop, number
        self.line = deque()
        self.busy = False
        self.served = 0
        self.busy_time = 0

    def join(self, cust):
        self.line.append(cust)
        if not self.busy:
            self.start()

    def start(self):
        cust = self.line.popleft()
        self.busy = True
        cust.wait = self.shop.clock.now - cust.queued
        need = 5 + 2 * cust.basket
        self.busy_time += need
        self.shop.clock.after(need, self.finish, cust)

    def finish(self, cust):
        self.served += 1
        self.busy = False
        self.shop.leave(cust)
        if self.line:
            self.start()

class Customer:
    __slots__ = ("ident", "basket", "arrived", "queued", "wait")

    def __init__(self, ident, basket, arrived):
        self.ident, self.basket, self.arrived = ident, basket, arrived
        self.queued = self.wait = 0

class Shop:
    def __init__(self, seed, tills, customers):
        self.clock = Clock()
        self.rng = random.Random(seed)
        self.tills = [Till(self, k) for k in range(tills)]
        self.expected = customers
        self.came = 0
        self.gone = []
        self.clock.after(0, self.arrive)

    def arrive(self):
        c = Customer(self.came, 1 + self.rng.randrange(20), self.clock.now)
        self.came += 1
        self.clock.after(10 + 6 * c.basket, self.to_till, c)
        if self.came < self.expected:
            self.clock.after(self.rng.randrange(1, 14), self.arrive)

    def to_till(self, c):
        c.queued = self.clock.now
        best = min(self.tills, key=lambda t: (len(t.line) + t.busy, t.number))
        best.join(c)

    def leave(self, c):
        self.gone.append(c)

    def report(self):
        assert len(self.gone) == self.came == self.expected
        assert sum(t.served for t in self.tills) == self.expected
        assert sum(t.busy_time for t in self.tills) == sum(5 + 2 * c.basket for c in self.gone)
        assert len({c.ident for c in self.gone}) == self.expected
        assert self.clock.fired == 3 * self.expected
        assert all(c.wait >= 0 for c in self.gone)
        return sum(c.wait for c in self.gone)

# --- processes as generators: yield a delay, or a resource to acquire ------------------------

class Resource:
    def __init__(self, size):
        self.free, self.size, self.waiting = size, size, deque()

class Kernel(Clock):
    def spawn(self, gen):
        self.after(0, self.step, gen)

    def step(self, gen):
        try:
            want = next(gen)
        except StopIteration:
            return
        if isinstance(want, int):
            self.after(want, self.step, gen)
        elif want.free:
            want.free -= 1
            self.after(0, self.step, gen)
        else:
            want.waiting.append(gen)

    def release(self, res):
        if res.waiting:
            self.after(0, self.step, res.waiting.popleft())
        else:
            res.free += 1

def car(k, n, pumps, log):
    yield n * 3
    yield pumps
    log.append((k.now, n, "in"))
    yield 7 + n % 5
    log.append((k.now, n, "out"))
    k.release(pumps)

def petrol(cars):
    k, pumps, log = Kernel(), Resource(2), []
    for n in range(cars):
        k.spawn(car(k, n, pumps, log))
    k.run()
    assert pumps.free == 2 and len(log) == 2 * cars
    inside = 0
    for when, _, what in log:
        inside += 1 if what == "in" else -1
        assert 0 <= inside <= 2
    assert [n for _, n, w in log if w == "in"] == list(range(cars))
    return k.now

def elevator(seed, calls, floors=12):
    """Elevator that always serves the nearest call in its direction (two heaps)."""
    rng = random.Random(seed)
    up, down, pos, going, moved, served = [], [], 0, 1, 0, 0
    left = calls
    while left or up or down:
        for _ in range(min(left, rng.randrange(1, 4))):
            f = rng.randrange(floors)
            heapq.heappush(up, f) if f >= pos else heapq.heappush(down, -f)
            left -= 1
        for _ in range(3):
            if not up and not down:
                break
            if going > 0 and not up:
                going = -1
            elif going < 0 and not down:
                going = 1
            f = heapq.heappop(up) if going > 0 else -heapq.heappop(down)
            moved += abs(f - pos)
            pos = f
            served += 1
            stale = [g for g in up if g < pos] + [-g for g in down if -g > pos]
            if stale:
                everything = up + [-g for g in down]
                up = [g for g in everything if g >= pos]
                down = [-g for g in everything if g < pos]
                heapq.heapify(up)
                heapq.heapify(down)
    assert served == calls and 0 <= pos < floors
    return moved

def main():
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    waits = pumps = lift = 0
    for r in range(max(1, round(180 * scale))):
        shop = Shop(1000 + r, 4, 700)
        shop.clock.run(until=1500)
        shop.clock.run()
        waits += shop.report()
        pumps += petrol(200)
        lift += elevator(r, 1200)
    print(f"event_sim {waits=} {pumps=} {lift=}")

main()
