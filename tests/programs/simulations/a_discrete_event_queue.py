"""Processes as generators scheduled by a heap: customers, servers, a bounded buffer."""
import heapq, random
class Sim:
    def __init__(self): self.now, self.heap, self.seq, self.log = 0, [], 0, []
    def spawn(self, gen, delay=0): self.seq += 1; heapq.heappush(self.heap, (self.now + delay, self.seq, gen, None)); return gen
    def resume(self, gen, value=None, delay=0): self.seq += 1; heapq.heappush(self.heap, (self.now + delay, self.seq, gen, value))
    def run(self, until=float('inf')):
        while self.heap and self.heap[0][0] <= until:
            self.now, _, gen, value = heapq.heappop(self.heap)
            try: request = gen.send(value)
            except StopIteration as stop: self.log.append((self.now, 'end', gen.__name__, stop.value)); continue
            if isinstance(request, int): self.resume(gen, delay=request)
            else: request(self, gen)
class Buffer:
    def __init__(self, size): self.size, self.items, self.getters, self.putters = size, [], [], []
    def put(self, item):
        def action(sim, gen):
            if self.getters: sim.resume(self.getters.pop(0), item); sim.resume(gen)
            elif len(self.items) < self.size: self.items.append(item); sim.resume(gen)
            else: self.putters.append((gen, item))
        return action
    def get(self):
        def action(sim, gen):
            if self.items:
                sim.resume(gen, self.items.pop(0))
                if self.putters: g, item = self.putters.pop(0); self.items.append(item); sim.resume(g)
            else: self.getters.append(gen)
        return action
sim, buf, rng = Sim(), Buffer(2), random.Random(5)
def producer(n, pace):
    for i in range(n):
        yield pace
        yield buf.put((n, i)); sim.log.append((sim.now, 'put', (n, i)))
    return f'made {n}'
def consumer(name, pace):
    got = 0
    while True:
        item = yield buf.get(); got += 1; sim.log.append((sim.now, name, item))
        yield pace + rng.randrange(3)
def clock():
    for _ in range(4): yield 10; sim.log.append((sim.now, 'tick', len(buf.items)))
sim.spawn(producer(5, 2)); sim.spawn(producer(3, 5)); c = sim.spawn(consumer('slow', 4), 1); sim.spawn(consumer('fast', 1), 20); sim.spawn(clock())
sim.run(60)
for entry in sim.log: print(*entry)
print(sim.now, buf.items, len(buf.getters), len(buf.putters), c.gi_frame.f_locals['got'])
