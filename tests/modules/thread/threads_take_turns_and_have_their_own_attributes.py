import _thread, sys, time
done=_thread.allocate_lock(); done.acquire()
out=[]
n=[0]
lock=_thread.allocate_lock()
def work(k):
    for i in range(2000):
        with lock:
            n[0]+=1
    with lock:
        out.append(k)
        if len(out)==4: done.release()
sys.setswitchinterval(1e-5)
for k in range(4): _thread.start_new_thread(work,(k,))
print(done.acquire(True, 60), n, sorted(out))
def bad(): raise ValueError('x')
l=_thread.allocate_lock(); l.acquire()
class Run:
  def __repr__(self): return "<Run>"
  def __call__(self):
    try: bad()
    finally: l.release()
_thread.start_new_thread(Run(),())
l.acquire()
loc=_thread._local()
loc.x=1
def t():
    print(hasattr(loc,'x')); loc.x=2; print(loc.__dict__); l.release()
_thread.start_new_thread(t,()); l.acquire()
while _thread._count(): time.sleep(0.001)
print(loc.x, _thread._count())
def rec(n): return n if n==0 else rec(n-1)+1
def deep():
    try: rec(10**6)
    except RecursionError as e: print(e)
    l.release()
_thread.start_new_thread(deep,()); l.acquire()
print(l.acquire(True, 0.01), l.acquire(False))
