"""`sys.setrecursionlimit` holds for threads that run already, and for those that start later."""

import sys
import threading

depths = []


def depth():
    def deeper(n):
        depths.append(n)
        deeper(n + 1)

    depths.clear()
    try:
        deeper(0)
    except RecursionError as error:
        print(error)
    return len(depths)


def limited(barrier):
    barrier.wait()
    barrier.wait()
    print(sys.getrecursionlimit(), depth())


barrier = threading.Barrier(2)
thread = threading.Thread(target=limited, args=(barrier,))
thread.start()
barrier.wait()
sys.setrecursionlimit(300)
main = depth()
barrier.wait()
thread.join()
print(main)

results = []


def raised():
    sys.setrecursionlimit(600)
    results.append(depth())


thread = threading.Thread(target=raised)
thread.start()
thread.join()
print(results, depth(), sys.getrecursionlimit())
