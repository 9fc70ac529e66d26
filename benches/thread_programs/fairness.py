# Two threads that compute for a second; how often each went round.
import json
import threading
import time

SECONDS = 1.0
rounds = [0, 0]
start = threading.Barrier(3)


def compute(me):
    start.wait()
    count = 0
    while not done:
        count += 1
    rounds[me] = count


done = False
threads = [threading.Thread(target=compute, args=(me,)) for me in range(2)]
for thread in threads:
    thread.start()
start.wait()
time.sleep(SECONDS)
done = True
for thread in threads:
    thread.join()
print(json.dumps({"rounds": rounds}))
