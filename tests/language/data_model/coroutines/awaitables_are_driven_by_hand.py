import types
class Aw:
    def __init__(s,v): s.v=v
    def __await__(s):
        r = yield s.v
        return r
async def co(x):
    try:
        a = await Aw(x); print('a',a)
        b = await Aw(a); return b
    except ValueError as e: print('ve',e); return 'caught'
    finally: print('fin')
c=co(1); print(c.send(None), c.send(2))
try: c.send(3)
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
c=co(1); c.send(None)
try: c.throw(ValueError('q'))
except StopIteration as e: print(e.value)
c=co(5); c.close()
c=co(5); c.send(None); c.close()
print(c.cr_running,c.cr_frame,c.cr_await,c.cr_origin,c.cr_code.co_name)
async def bad(): await 5
try: bad().send(None)
except TypeError as e: print(e)
class BadAw:
    def __await__(s): return 5
async def b2(): await BadAw()
try: b2().send(None)
except TypeError as e: print(e)
class BadAw2:
    def __await__(s): return co(1)
async def b3(): await BadAw2()
try: b3().send(None)
except TypeError as e: print(e)
class ACM:
    async def __aenter__(s): print('aenter'); return s
    async def __aexit__(s,*a): print('aexit',a[0]); return True
async def w():
    async with ACM() as x, ACM(): raise KeyError('k')
    return 'done'
try: w().send(None)
except StopIteration as e: print(e.value)
class Half:
    async def __aenter__(s): pass
async def w2():
    async with Half(): pass
try: w2().send(None)
except TypeError as e: print(e)
async def w3():
    async with 5: pass
try: w3().send(None)
except TypeError as e: print(e)
async def w4():
    with ACM(): pass
try: w4().send(None)
except TypeError as e: print(e)
class AI:
    def __init__(s,n): s.n=n
    def __aiter__(s): return s
    async def __anext__(s):
        if not s.n: raise StopAsyncIteration
        s.n-=1; return s.n
async def it():
    async for x in AI(3): print(x)
    else: print('else')
    return [x async for x in AI(2)], {x:1 async for x in AI(2)}, [y async for y in AI(4) if y%2], [await z for z in [co2(), co2()]]
async def co2(): return 7
try: it().send(None)
except StopIteration as e: print(e.value)
class BadAI:
    def __aiter__(s): return 5
class BadAI2:
    def __aiter__(s): return s
    def __anext__(s): return 5
class BadAI3: pass
for B in BadAI,BadAI2,BadAI3:
    async def z():
        async for x in B(): pass
    try: z().send(None)
    except TypeError as e: print(e, repr(e.__cause__))
@types.coroutine
def old(): 
    r = yield 'old'; return r
async def useold(): return await old()
u=useold(); print(u.send(None))
try: u.send(8)
except StopIteration as e: print(e.value)
async def stopit(): raise StopIteration(4)
try: stopit().send(None)
except RuntimeError as e: print(e)
async def agen():
    try:
        v = yield 1; print('v',v)
        yield 2
    finally: print('agfin')
def drive(a):
    try:
        while 1: print('y',a.send(None))
    except StopIteration as e: return ('ret',e.value)
    except BaseException as e: return (type(e).__name__,str(e))
a=agen(); print(drive(a.__anext__()),drive(a.asend(5)),drive(a.__anext__()),drive(a.__anext__()))
a=agen(); print(drive(a.__anext__()),drive(a.athrow(ValueError('t'))),drive(a.aclose()),drive(a.__anext__()))
a=agen(); print(drive(a.asend(1))); print(drive(a.aclose()), drive(a.asend(None)))
a=agen(); n=a.__anext__(); drive(n); print(drive(n)); x=a.aclose(); drive(x); print(drive(x))
async def agi():
    try: yield 1
    finally: yield 2
a=agi(); drive(a.__anext__()); print(drive(a.aclose()))
print(drive(anext(AI(0),'dflt')), drive(anext(AI(1))))
try: anext(5)
except TypeError as e: print(e)
try: aiter(5)
except TypeError as e: print(e)
w=co(1).__await__(); print(type(w).__name__, next(w)); w.close()
except TypeError as e: print(e)
async def conc():
    return [await Aw(i) for i in range(2)]
q=conc(); print(q.send(None),q.send('r1'))
try: q.send('r2')
except StopIteration as e: print(e.value)
async def selfawait(): await me
me=selfawait()
try: me.send(None)
except RuntimeError as e: print(e)
