import sys, traceback
def show(name, log):
    for e in log: print(name, *e)
def tracer_for(log, only):
    def tracer(frame, event, arg):
        if frame.f_code.co_name not in only: return None
        if event == 'exception': arg = arg[0].__name__, str(arg[1]), arg[2] and arg[2].tb_lineno - frame.f_code.co_firstlineno
        log.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, arg))
        return tracer
    return tracer
def traced(*functions):
    log = []
    sys.settrace(tracer_for(log, {f.__name__ for f in functions} | {'<genexpr>', '<lambda>', '<listcomp>', 'm', '__init__', 'K'}))
    try:
        for f in functions[:1]:
            try: f()
            except Exception as e: log.append(('raised', repr(e), 0, None))
    finally: sys.settrace(None)
    show(functions[0].__name__, log)
def loops():
    total = 0
    for i in range(3):
        if i == 1:
            continue
        total += i
    else:
        total += 10
    while total > 0:
        total -= 7
    return total
def gen():
    x = yield 1
    try:
        yield x
    finally:
        x = None
    yield from (i for i in 'a')
def generators():
    g = gen()
    next(g)
    g.send(5)
    for v in g:
        pass
    h = gen()
    next(h); next(h)
    h.close()
def errors():
    try:
        inner()
    except ZeroDivisionError as e:
        x = str(e)
    finally:
        y = 1
    with CM() as c:
        c = 2
    raise KeyError('out')
def inner():
    return 1 / 0
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): return False
def oneline(): a = 1; b = 2; return a + b
def classes():
    class K:
        z = 1
        def m(self, q=lambda: 3):
            return q()
    return K().m()
def comps():
    a = [i for i in
         range(2)]
    b = (lambda:
         5)()
    return (
        a,
        b
    )
def matching(v=(1, 2)):
    match v:
        case [x]:
            return 1
        case [x, y] if x > y:
            return 2
        case _:
            pass
    if v and \
       not None:
        assert v
    x = {
        'a': 1,
        'b': [
            2],
    }
    del x
traced(loops); traced(generators, gen); traced(errors, inner); traced(oneline); traced(classes); traced(comps); traced(matching)
def f():
    x = 1
    return x
def bad(frame, event, arg):
    if event == 'line': raise ValueError('from tracer')
    return bad
sys.settrace(bad)
try: f()
except ValueError as e:
    print([(s.name, s.lineno) for s in traceback.extract_tb(e.__traceback__)])
print(sys.gettrace())
def badcall(frame, event, arg): raise RuntimeError(event)
sys.settrace(badcall)
try: f()
except RuntimeError as e:
    print([(s.name, s.lineno) for s in traceback.extract_tb(e.__traceback__)])
print(sys.gettrace())
def locals_(frame, event, arg):
    if frame.f_code.co_name == 'g': print(event, frame.f_locals)
    return locals_
def g(a):
    b = a * 2
    c = [b]
    return c
sys.settrace(locals_); g(3); sys.settrace(None)
count = 0
def ops(frame, event, arg):
    global count
    frame.f_trace_opcodes = True; frame.f_trace_lines = False
    if event == 'opcode': count += 1
    else: print('ops', event)
    return ops
sys.settrace(ops); f(); sys.settrace(None); print(count)
log = []
def prof(frame, event, arg): log.append((frame.f_code.co_name, event, getattr(arg, '__qualname__', arg) if event.startswith('c_') else arg))
def work():
    l = [3, 1]
    l.sort()
    len(l)
    try: int('x'); [].pop()
    except (ValueError, IndexError): pass
    try: [].pop()
    except IndexError: pass
    str(5)
    return max(l, key=lambda v: v)
sys.setprofile(prof); work(); sys.setprofile(None)
for e in log: print(e)
print(sys.getprofile())
class Counter:
    def __init__(self): self.n = 0
    def __call__(self, frame, event, arg):
        self.n += 1
        return self
c = Counter()
sys.settrace(c); loops(); sys.settrace(None); print(c.n)
def once(frame, event, arg):
    print(event)
    return None
sys.settrace(once); f(); sys.settrace(None)
