import sys
def f(x):
    y = x + 1
    if y > 2:
        return g(y)
    return y
def g(z):
    try:
        raise ValueError(z)
    except ValueError:
        z = 0
    for i in range(2):
        z += i
    return z
events = []
def tracer(frame, event, arg):
    if frame.f_code.co_name in 'fg':
        events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno, arg if event == 'return' else arg[0].__name__ if event == 'exception' else None))
    return tracer
sys.settrace(tracer); f(1); f(5); sys.settrace(None)
for e in events: print(e)
calls = []
def profiler(frame, event, arg): calls.append((event, frame.f_code.co_name, arg.__name__ if event.startswith('c_') else None))
sys.setprofile(profiler); len([f(0)]); sys.setprofile(None)
print(calls)
