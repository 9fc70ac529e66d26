IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
class Packet:
    def __init__(self, link, ident, kind): self.link, self.ident, self.kind, self.datum, self.data = link, ident, kind, 0, [0] * 4
    def append_to(self, lst):
        self.link = None
        if lst is None: return self
        p = lst
        while p.link is not None: p = p.link
        p.link = self
        return lst
class Task:
    tasks = {}
    head = None
    def __init__(self, ident, pri, packet): self.link, self.ident, self.pri, self.input, self.holding, self.waiting = Task.head, ident, pri, packet, False, packet is None; Task.head = Task.tasks[ident] = self; self.runs = 0
    def step(self):
        msg = None
        if self.input is not None: msg, self.input = self.input, self.input.link
        self.waiting = False; self.runs += 1
        return self.fn(msg)
    def wait(self): self.waiting = True; return self
    def release(self, i): t = Task.tasks[i]; t.holding = False; return t if t.pri > self.pri else self
    def hold(self): Sched.holds += 1; self.holding = True; return self.link
    def queue(self, p):
        t = Task.tasks[p.ident]; Sched.queued += 1; p.link, p.ident = None, self.ident
        t.input = p.append_to(t.input)
        return t if t.pri > self.pri else self
class Sched:
    holds = queued = 0
    @staticmethod
    def run():
        t = Task.head
        while t is not None:
            if t.holding or t.waiting and t.input is None: t = t.link
            else: t = t.step()
class Idle(Task):
    control, count = 1, 300
    def fn(self, _):
        self.count -= 1
        if self.count == 0: return self.hold()
        if self.control & 1 == 0: self.control //= 2; return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008; return self.release(DEVICE_B)
class Worker(Task):
    dest, n = HANDLER_A, 0
    def fn(self, p):
        if p is None: return self.wait()
        self.dest = HANDLER_B if self.dest == HANDLER_A else HANDLER_A; p.ident, p.datum = self.dest, 0
        for i in range(4): self.n = self.n % 26 + 1; p.data[i] = 64 + self.n
        return self.queue(p)
class Handler(Task):
    work = dev = None
    def fn(self, p):
        if p is not None:
            if p.kind == 'work': self.work = p.append_to(self.work)
            else: self.dev = p.append_to(self.dev)
        if self.work is not None:
            w = self.work
            if w.datum >= 4: self.work = w.link; return self.queue(w)
            if self.dev is not None: d, self.dev = self.dev, self.dev.link; d.datum, w.datum = w.data[w.datum], w.datum + 1; return self.queue(d)
        return self.wait()
class Device(Task):
    pending = None
    seen = ''
    def fn(self, p):
        if p is None:
            if self.pending is None: return self.wait()
            p, self.pending = self.pending, None; return self.queue(p)
        self.pending = p; self.seen += chr(p.datum); return self.hold()
i = Idle(IDLE, 0, None); i.waiting = False
w = Worker(WORKER, 1000, Packet(Packet(None, 0, 'work'), 0, 'work'))
for ident, pri, dev in ((HANDLER_A, 2000, DEVICE_A), (HANDLER_B, 3000, DEVICE_B)): Handler(ident, pri, Packet(Packet(Packet(None, dev, 'dev'), dev, 'dev'), dev, 'dev'))
for ident, pri in ((DEVICE_A, 4000), (DEVICE_B, 5000)): Device(ident, pri, None)
Sched.run(); print(Sched.holds, Sched.queued, [t.runs for t in Task.tasks.values()], Task.tasks[DEVICE_A].seen[:30], Task.tasks[DEVICE_B].seen[:30])
class Constraint:
    def __init__(self, out, ins, f, strength): self.out, self.ins, self.f, self.strength = out, ins, f, strength
class Sheet:
    def __init__(self): self.values, self.formulas, self.deps, self.evals = {}, {}, {}, 0
    def set(self, cell, v):
        self.formulas.pop(cell, None); self.values[cell] = v; self.dirty(cell)
    def formula(self, cell, f, *ins):
        self.formulas[cell] = Constraint(cell, ins, f, 0)
        for i in ins: self.deps.setdefault(i, []).append(cell)
        self.dirty(cell)
    def dirty(self, cell):
        for d in self.deps.get(cell, ()):
            if d in self.values and d in self.formulas: del self.values[d]; self.dirty(d)
    def get(self, cell, trail=()):
        if cell in trail: raise RecursionError(f'cycle {" > ".join(trail + (cell,))}')
        if cell not in self.values: c = self.formulas[cell]; self.evals += 1; self.values[cell] = c.f(*(self.get(i, trail + (cell,)) for i in c.ins))
        return self.values[cell]
s = Sheet(); s.set('a0', 1)
for k in range(1, 40): s.formula(f'a{k}', lambda x, k=k: x * 2 % 1000003 + k, f'a{k - 1}')
s.formula('sum', lambda *v: sum(v), *(f'a{k}' for k in range(40))); print(s.get('sum'), s.evals, s.get('sum'), s.evals); s.set('a20', 5); print(s.get('sum'), s.evals); s.formula('x', lambda y: y, 'y'); s.formula('y', lambda x: x, 'x')
try: s.get('x')
except RecursionError as e: print(e)
try: s.get('nope')
except KeyError as e: print(e)
