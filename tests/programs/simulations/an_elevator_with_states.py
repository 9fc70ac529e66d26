"""A finite state machine with a table of transitions and observers."""
from enum import Enum, auto
from collections import deque
class State(Enum): IDLE = auto(); UP = auto(); DOWN = auto(); OPEN = auto()
class Elevator:
    def __init__(self, floors):
        self.floors, self.floor, self.state, self.stops, self.queue, self.listeners, self.time = floors, 0, State.IDLE, set(), deque(), [], 0
    def on(self, event):
        def register(f): self.listeners.append((event, f)); return f
        return register
    def emit(self, event, *args):
        for e, f in self.listeners:
            if e == event or e == '*': f(event, *args)
    def call(self, floor):
        if not 0 <= floor < self.floors: raise ValueError(f'no floor {floor}')
        self.stops.add(floor); self.queue.append((self.time, floor))
    def choose(self):
        if not self.stops: return State.IDLE
        above, below = any(s > self.floor for s in self.stops), any(s < self.floor for s in self.stops)
        if self.floor in self.stops: return State.OPEN
        if self.state is State.DOWN: return State.DOWN if below else State.UP
        return State.UP if above else State.DOWN
    def tick(self):
        self.time += 1
        before, self.state = self.state, self.choose()
        if before is not self.state: self.emit('state', before.name, self.state.name)
        match self.state:
            case State.UP: self.floor += 1
            case State.DOWN: self.floor -= 1
            case State.OPEN:
                self.stops.discard(self.floor)
                waits = [self.time - t for t, f in self.queue if f == self.floor]
                self.queue = deque((t, f) for t, f in self.queue if f != self.floor)
                self.emit('arrive', self.floor, waits)
        return self.state
    def run(self, script):
        for t in range(40):
            for floor in script.get(t, ()):
                try: self.call(floor)
                except ValueError as e: self.emit('error', e)
            if self.tick() is State.IDLE and t > max(script): break
e = Elevator(8); log, total = [], []
@e.on('arrive')
def arrived(event, floor, waits): total.extend(waits); log.append(f'{e.time:>2} floor {floor} after {waits}')
@e.on('*')
def every(event, *args):
    if event != 'arrive': log.append(f'{e.time:>2} {event} {" ".join(map(str, args))}')
e.run({0: [5], 2: [3, 7], 6: [0], 7: [99, 4], 12: [4]})
print('\n'.join(log)); print(e.floor, e.state, e.time, sum(total) / len(total), list(e.queue), State['UP'].value, [s.name for s in State])
