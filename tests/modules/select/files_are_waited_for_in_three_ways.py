import select,os
def t(f,*a,**k):
    try: print(f.__name__,a,k,'->',repr(f(*a,**k)))
    except BaseException as e: print(f.__name__,a,k,type(e).__name__,e)
r,w=os.pipe()
t(select.select,[r],[w],[],0); t(select.select,5,[],[]); t(select.select,[-1],[],[],0); t(select.select,['a'],[],[],0);t(select.select,[9999],[],[],0);t(select.select,[],[],[],-1);t(select.select,[],[],[],'a');t(select.select,[],[],[],0.001); t(select.select,[63],[],[],0)  # Linux does not look at files beyond its table of open ones, which has 64 entries at first.
class F:
    def fileno(self): return r
class G:
    def fileno(self): return 'x'
class H: pass
f=F(); os.write(w,b'x'); print(select.select([f],[],[],None)[0][0] is f); 
try: select.select([H()],[],[],0)
except TypeError as e: print(e)
p=select.poll(); print(type(p)); t(p.register,r); t(p.register,w,select.POLLOUT); t(p.poll); t(p.poll,0); t(p.poll,-1);t(p.poll,1.5);t(p.poll,'a'); t(p.modify,r,0); t(p.poll,0); t(p.modify,77,1); t(p.unregister,w); t(p.unregister,w); t(p.register,-5); t(p.register,r,-1); t(p.register,r,70000);t(p.register,r,'a'); t(p.poll,2**40); t(p.register); t(p.register,'a'); 
q=select.poll(); q.register(500,1); t(q.poll,0)
e=select.epoll(); print(e.fileno()>0,e.closed); t(e.register,r,select.EPOLLIN); t(e.register,r); t(e.register,w,select.EPOLLOUT); print(sorted(e.poll())); t(e.poll,0,1); t(e.poll,-1,0);t(e.poll,0,-2); t(e.poll,'a'); t(e.modify,w,0); t(e.poll,0); t(e.unregister,w); t(e.unregister,w);t(e.modify,w,0); t(e.register,-1); t(e.register,500)
with e as g: print(g is e)
print(e.closed); t(e.poll); t(e.fileno); t(e.register,0); t(e.close); t(select.epoll,0);t(select.epoll,-2);t(select.epoll,5,5);
x=select.epoll.fromfd(9); print(x.fileno()); 
try: x.poll(0)
except OSError as e: print(e)
x.close() if 0 else None
print(select.error, select.PIPE_BUF)
import selectors
s=selectors.DefaultSelector(); print(type(s)); s.register(r,selectors.EVENT_READ,'data'); print([(k.data,m) for k,m in s.select(0)]); s.unregister(r); s.close()
import os, threading, time
for timeout in (None, -1, -1.0, -0.1, -1e-100):
    r,w=os.pipe(); p=select.poll(); p.register(r, select.POLLIN); found=[]
    waits=threading.Thread(target=lambda: found.extend(p.poll(timeout))); waits.start(); waits.join(0.05)
    print(timeout, waits.is_alive()); os.write(w, b'x'); waits.join(); print(len(found)); os.close(r); os.close(w)
