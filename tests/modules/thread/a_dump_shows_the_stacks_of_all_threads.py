import faulthandler
import re
import sys
import tempfile
import threading


def dump(**how):
    with tempfile.TemporaryFile("w+") as file:
        faulthandler.dump_traceback(file, **how)
        file.seek(0)
        return re.sub("0x[0-9a-f]{16}", "0xADDRESS", file.read())


def show(text):
    # The library's own frames are as long as the library is.
    print("\n".join(line for line in text.splitlines() if "threading.py" not in line))


show(dump())
show(dump(all_threads=False))

gates = [threading.Lock() for _ in range(2)]


def waits(gate):
    gate.acquire()


def begins(gate):
    waits(gate)


for gate in gates:
    gate.acquire()
threads = [threading.Thread(target=begins, args=(gate,)) for gate in gates]
for thread in threads:
    thread.start()
    while (frame := sys._current_frames().get(thread.ident)) is None or frame.f_code is not waits.__code__:
        pass


class Place:
    def __init__(self):
        self.text = dump()


show([Place() for _ in range(1)][0].text)


def generator():
    yield dump(all_threads=False)


show(next(generator()))


def deep(n):
    return dump(all_threads=False) if n == 0 else deep(n - 1)


show(deep(150))
exec(compile("def ünï():\n  return dump(all_threads=False)\ntext = ünï()", "<été \N{SNOWMAN}>", "exec"))
show(text)

frames = sys._current_frames()
print(len(frames), {type(ident) for ident in frames}, frames[threading.get_ident()] is sys._getframe())
for thread in threads:
    frame = frames[thread.ident]
    print(frame.f_code.co_name, frame.f_lineno, sorted(frame.f_locals), frame.f_back.f_code.co_name)
for gate in gates:
    gate.release()
for thread in threads:
    thread.join()
print(len(sys._current_frames()))

for wrong in ((None,), (-1,), ("x",), (object(),)):
    stderr, sys.stderr = sys.stderr, None
    try:
        faulthandler.dump_traceback(*wrong)
    except Exception as error:
        print(wrong[0].__class__, type(error), error)
    sys.stderr = stderr
print(faulthandler.is_enabled(), faulthandler.disable())
