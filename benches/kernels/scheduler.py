"""Program: a scheduler of tasks that pass packets through queues, in the manner of Richards."""

import sys

ROUNDS = 540
EXPECTED = (2332, 931, 65186)

IDLE, WORKER, HANDLER, DEVICE = range(4)


class Packet:
    def __init__(self, kind: int, target: "Task") -> None:
        self.kind = kind
        self.target = target
        self.next: Packet | None = None
        self.datum = 0
        self.data = [0, 0, 0, 0]


class Queue:
    """First in, first out, linked through the packets themselves."""

    def __init__(self) -> None:
        self.head: Packet | None = None
        self.tail: Packet | None = None

    def put(self, packet: Packet) -> None:
        packet.next = None
        if self.tail is None:
            self.head = packet
        else:
            self.tail.next = packet
        self.tail = packet

    def take(self) -> Packet | None:
        packet = self.head
        if packet is not None:
            self.head = packet.next
            if self.head is None:
                self.tail = None
        return packet


class Task:
    kind = IDLE

    def __init__(self, system: "System", priority: int) -> None:
        self.system = system
        self.priority = priority
        self.inbox = Queue()
        self.held = False
        self.waiting = False
        system.add(self)

    def runnable(self) -> bool:
        return not self.held and (not self.waiting or self.inbox.head is not None)

    def step(self) -> None:
        raise NotImplementedError

    def send(self, packet: Packet, to: "Task") -> None:
        packet.target = to
        self.system.sent += 1
        to.inbox.put(packet)
        to.waiting = False

    def wait(self) -> None:
        self.waiting = True


class IdleTask(Task):
    """Releases one device or the other by the bits of a shift register, until its count runs out."""

    def __init__(self, system: "System", count: int) -> None:
        super().__init__(system, 0)
        self.count = count
        self.register = 1
        self.devices: list[Task] = []

    def step(self) -> None:
        self.count -= 1
        if self.count == 0:
            self.system.running = False
            return
        if self.register & 1:
            self.register = self.register >> 1 ^ 0xD008
            self.devices[0].held = False
        else:
            self.register >>= 1
            self.devices[1].held = False


class WorkerTask(Task):
    """Fills packets with letters and sends them to the handlers in turn."""

    kind = WORKER

    def __init__(self, system: "System", priority: int) -> None:
        super().__init__(system, priority)
        self.handlers: list[Task] = []
        self.turn = 0
        self.letter = 0

    def step(self) -> None:
        packet = self.inbox.take()
        if packet is None:
            self.wait()
            return
        self.turn = 1 - self.turn
        for i in range(len(packet.data)):
            self.letter = self.letter % 26 + 1
            packet.data[i] = 64 + self.letter
        packet.datum = 0
        self.send(packet, self.handlers[self.turn])


class HandlerTask(Task):
    """Hands the letters of work packets to device packets, one each."""

    kind = HANDLER

    def __init__(self, system: "System", priority: int, device: Task, worker: Task) -> None:
        super().__init__(system, priority)
        self.device = device
        self.worker = worker
        self.work = Queue()
        self.free = Queue()

    def step(self) -> None:
        packet = self.inbox.take()
        if packet is not None:
            (self.work if packet.kind == WORKER else self.free).put(packet)
        work = self.work.head
        if work is not None:
            if work.datum >= len(work.data):
                self.work.take()
                self.send(work, self.worker)
                return
            device = self.free.take()
            if device is not None:
                device.datum = work.data[work.datum]
                work.datum += 1
                self.send(device, self.device)
                return
        if self.inbox.head is None:
            self.wait()


class DeviceTask(Task):
    """Keeps a packet until it is released, then sends it back."""

    kind = DEVICE

    def __init__(self, system: "System", priority: int) -> None:
        super().__init__(system, priority)
        self.pending: Packet | None = None
        self.handler: Task = self

    def step(self) -> None:
        if self.pending is not None:
            packet, self.pending = self.pending, None
            self.system.checksum = (self.system.checksum * 31 + packet.datum) % 65_521
            self.send(packet, self.handler)
            return
        packet_in = self.inbox.take()
        if packet_in is None:
            self.wait()
        else:
            self.pending = packet_in
            self.held = True
            self.system.holds += 1


class System:
    def __init__(self) -> None:
        self.tasks: list[Task] = []
        self.running = True
        self.sent = 0
        self.holds = 0
        self.checksum = 0

    def add(self, task: Task) -> None:
        at = 0
        while at < len(self.tasks) and self.tasks[at].priority >= task.priority:
            at += 1
        self.tasks.insert(at, task)

    def run(self) -> None:
        while self.running:
            for task in self.tasks:
                if task.runnable():
                    task.step()
                    break


def work() -> tuple[int, int, int]:
    system = System()
    idle = IdleTask(system, 1_000)
    worker = WorkerTask(system, 10)
    for priority in (20, 30):
        device = DeviceTask(system, priority + 20)
        handler = HandlerTask(system, priority, device, worker)
        device.handler = handler
        worker.handlers.append(handler)
        idle.devices.append(device)
        for _ in range(3):
            handler.inbox.put(Packet(DEVICE, handler))
    for _ in range(2):
        worker.inbox.put(Packet(WORKER, worker))
    system.run()
    return system.sent, system.holds, system.checksum


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
