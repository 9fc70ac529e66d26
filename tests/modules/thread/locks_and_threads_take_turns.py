import _thread, threading, queue
l = threading.Lock(); print(l.acquire(), l.locked(), l.acquire(blocking=False), l.release(), l.locked(), l.acquire(timeout=0.01), l.release())
with l: print('locked', l.locked())
for source in ('l.release()', 'l.acquire(timeout=-5)', 'l.acquire(False, 1)', 'threading.RLock().release()', '_thread.start_new_thread(5, ())', '_thread.start_new_thread(len, 5)', 'threading.Semaphore(-1)', 'threading.Thread().join()', 'threading.current_thread().name', 'threading.active_count()', 'threading.main_thread() is threading.current_thread()'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
r = threading.RLock(); r.acquire(); r.acquire(); r.release(); r.release()
out = []
def work(n):
    for i in range(3):
        with l: out.append((n, i))
ts = [threading.Thread(target=work, args=(n,), name=f't{n}') for n in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(out), [t.name for t in ts], any(t.is_alive() for t in ts))
total = 0
def add():
    global total
    for _ in range(2000):
        with l: total += 1
ts = [threading.Thread(target=add) for _ in range(4)]; [t.start() for t in ts]; [t.join() for t in ts]; print(total)
q = queue.Queue(); res = []
def consumer():
    while (x := q.get()) is not None: res.append(x * x)
c = threading.Thread(target=consumer); c.start()
for i in range(5): q.put(i)
q.put(None); c.join(); print(res)
e = threading.Event(); t = threading.Thread(target=lambda: (e.wait(), print('event seen'))); t.start(); e.set(); t.join(); print(e.is_set())
loc = threading.local(); loc.x = 1
def see(): print(hasattr(loc, 'x')); loc.x = 2
t = threading.Thread(target=see); t.start(); t.join(); print(loc.x)
cond = threading.Condition(); items = []
def cons():
    with cond:
        while not items: cond.wait()
        print('consumed', items.pop())
t = threading.Thread(target=cons); t.start()
with cond: items.append('item'); cond.notify()
t.join()
threading.excepthook = lambda a: print('thread died', a.exc_type.__name__, a.exc_value, a.thread.name)
t = threading.Thread(target=lambda: 1 / 0, name='dying'); t.start(); t.join()
try: t.start()
except RuntimeError as err: print(err)
