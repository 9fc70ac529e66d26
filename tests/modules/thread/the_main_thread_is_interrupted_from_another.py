import _thread
import signal
import threading


def interrupt(*args):
    thread = threading.Thread(target=_thread.interrupt_main, args=args)
    thread.start()
    thread.join()


for args in ((), (signal.SIGINT,)):
    try:
        interrupt(*args)
        while True:
            pass
    except KeyboardInterrupt as error:
        print("interrupted", error.args)

seen = []
signal.signal(signal.SIGTERM, lambda number, frame: seen.append(number))
interrupt(signal.SIGTERM)
while not seen:
    pass
print(seen)

# What no Python code handles is not touched.
for handler in (signal.SIG_IGN, signal.SIG_DFL):
    signal.signal(signal.SIGTERM, handler)
    _thread.interrupt_main(signal.SIGTERM)
print("still there")
for wrong in (0, -1, signal.NSIG, "x"):
    try:
        _thread.interrupt_main(wrong)
    except Exception as error:
        print(repr(wrong), type(error).__name__, error)

# A thread with a small stack runs what others run.
threading.stack_size(256 * 1024)
answers = []
thread = threading.Thread(target=lambda: answers.append(sorted(range(50, 0, -1), key=lambda n: str(n))[:5]))
thread.start()
thread.join()
print(answers)
try:
    _thread.interrupt_main()
    while True:
        pass
except KeyboardInterrupt:
    print("and on the main thread itself")
