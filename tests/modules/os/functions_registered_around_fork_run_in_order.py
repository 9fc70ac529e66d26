import os
import random
import sys
import threading

for name in ("first", "second"):
    os.register_at_fork(
        before=lambda name=name: print("before", name, flush=True),
        after_in_child=lambda name=name: print("child", name, flush=True),
        after_in_parent=lambda name=name: (os.waitpid(-1, 0) if name == "first" else None, print("parent", name, flush=True)),
    )


def fails():
    raise ValueError("in a function registered for fork")


sys.unraisablehook = lambda args: print("unraisable", repr(args.exc_value), args.object is fails)
os.register_at_fork(before=fails)

gate = threading.Lock()
gate.acquire()
started = threading.Event()
other = threading.Thread(target=lambda: (started.set(), gate.acquire()), name="other")
other.start()
started.wait()

random.seed(1)
pid = os.fork()
if pid == 0:
    # Of the threads only this one is left, and it is the main one.
    print("in the child", threading.active_count(), threading.current_thread() is threading.main_thread(), flush=True)
    print(other.is_alive(), threading.current_thread().name, flush=True)
    thread = threading.Thread(target=print, args=("a thread of the child",))
    thread.start()
    thread.join()
    os._exit(0)
print("in the parent", pid > 0, threading.active_count())
gate.release()
other.join()

for wrong in ({}, {"before": 1}, {"after_in_child": "x"}, {"after_in_parent": None}):
    try:
        os.register_at_fork(**wrong)
    except TypeError as error:
        print(wrong, error)
