# A thread computes; another waits for a byte, and notes how long after it was written it runs on. The byte is written
# by a process without a lock to wait for, at times that fall anywhere in the switch interval.
import json
import os
import struct
import sys
import threading
import time

WAKES = 300
PAUSES = [0.004 + 0.0001 * (n * 37 % 60) for n in range(WAKES)]

reader, writer = os.pipe()
if os.fork() == 0:
    for pause in PAUSES:
        time.sleep(pause)
        os.write(writer, struct.pack("d", time.monotonic()))
    os._exit(0)

done = False


def compute():
    count = 0
    while not done:
        count += 1


other = threading.Thread(target=compute)
other.start()
late = []
for _ in PAUSES:
    (written,) = struct.unpack("d", os.read(reader, 8))
    late.append(time.monotonic() - written)
done = True
other.join()
os.wait()
json.dump({"late": late}, sys.stdout)
