import _queue
import gc
import queue
import signal
import threading
import weakref

Simple = _queue.SimpleQueue
print(queue.SimpleQueue is Simple, queue.Empty is _queue.Empty, _queue.Empty.__mro__, _queue.Empty.__module__)
print(Simple, Simple[int], Simple.put.__text_signature__, Simple.get.__text_signature__)

q = Simple()
print(q.empty(), q.qsize(), q.put(1), q.put_nowait(2), q.put(item=3, block=True, timeout="not looked at"))
print(q.empty(), q.qsize(), q.get(), q.get_nowait(), q.get(block=False, timeout="neither"), q.empty())


def get(*args, **kwargs):
    try:
        return q.get(*args, **kwargs)
    except Exception as error:
        return type(error), str(error)


print(get(False), get(timeout=0), get(timeout=0.001), get(True, 1e-9))
for wrong in (-1, -0.5, float("nan"), 1e300, 10**30, "x", []):
    print(repr(wrong), get(timeout=wrong))
q.put("there")
print(get(timeout=-1), get(block=0))
for call in (
    lambda: Simple(1),
    lambda: Simple(size=1),
    lambda: q.put(),
    lambda: q.put(1, 2, 3, 4),
    lambda: q.get_nowait(1),
    lambda: q.qsize(1),
    lambda: Simple.get(1),
):
    try:
        print(call())
    except TypeError as error:
        print(error)


class Named(Simple):
    def __init__(self, name):
        self.name = name


named = Named("a subclass takes what its __init__ takes")
named.put(named.name)
print(named.get(), weakref.ref(named)() is named)

# Each item goes to one thread, in the order in which it came.
work, done = Simple(), Simple()


def consume():
    while (item := work.get()) is not None:
        done.put(item)


threads = [threading.Thread(target=consume) for _ in range(8)]
for thread in threads:
    thread.start()
for n in range(1000):
    work.put(n)
for _ in threads:
    work.put(None)
for thread in threads:
    thread.join()
print(done.qsize(), sorted(done.get() for _ in range(1000)) == list(range(1000)), work.empty())

one = threading.Thread(target=consume)
one.start()
for n in range(100):
    work.put(n)
work.put(None)
one.join()
print([done.get() for _ in range(100)] == list(range(100)))

# A thread that waits with a timeout is woken by what comes.
answers = []
waiting = threading.Thread(target=lambda: answers.append(q.get(timeout=100)))
waiting.start()
q.put("in time")
waiting.join()
print(answers)

# Handlers of signals and finalizers put while the same thread gets or puts.
signal.signal(signal.SIGALRM, lambda number, frame: q.put("from a handler"))
signal.setitimer(signal.ITIMER_REAL, 0.01)
print(q.get())


class Refused(Exception):
    pass


def refuse(number, frame):
    raise Refused


signal.signal(signal.SIGALRM, refuse)
signal.setitimer(signal.ITIMER_REAL, 0.01)
try:
    q.get()
except Refused:
    print("a handler's exception ends the wait", q.qsize())


class Cycle:
    def __init__(self):
        self.me = self

    def __del__(self):
        q.put("from a finalizer")


Cycle()
gc.collect()
print(q.get_nowait(), q.empty())

# What a queue holds is part of a cycle that can be collected.
held = Simple()
held.put(held)
dies = weakref.ref(held)
del held
gc.collect()
print(dies() is None)
