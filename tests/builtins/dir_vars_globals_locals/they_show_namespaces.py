class A:
    a = 1
    def m(self): pass
class B(A):
    b = 2
    def __init__(self): self.c = 3
public = lambda o: [n for n in dir(o) if not n.startswith('_')]
print(public(B()), public(B), public(A), vars(B()), sorted(k for k in vars(B) if k[0] != '_'), public(5), public(1.5), public([]), public(()), public({}), public(set()), public(frozenset()), public(''), public(b''), public(bytearray()), public(range(1)), public(slice(1)), public(None), public(1j), public(True), public(memoryview(b'')), public(iter([])), public((x for x in ())), public(lambda: 0), public(property()), public(type), public(Exception()), public(OSError()), public(super(B, B())))
def f(x):
    y = 1
    d = dir()
    z = 2
    return d, sorted(locals()), sorted(vars())
print(f(0))
class Custom:
    def __dir__(self): return ['z', 'a']
class Tuple:
    def __dir__(self): return (3, 1)
class BadDir:
    def __dir__(self): return 5
class Mixed:
    def __dir__(self): return ['a', 1]
print(dir(Custom()), dir(Tuple()))
for source in ('dir(BadDir())', 'dir(Mixed())', 'dir(1, 2)', 'vars(5)', 'vars(1, 2)', 'vars([])', 'globals(1)', 'locals(1)', 'vars(A)["x"] = 1'):
    try: print(source, '=', exec(source) if '] =' in source else eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
print(globals() is vars(), locals() is globals(), '__name__' in globals(), 'f' in dir())
globals()['injected'] = 5; print(injected)
class Body:
    x = 1
    print(sorted(k for k in locals() if k[0] != '_'), sorted(k for k in dir() if k[0] != '_')); locals()['via'] = 2
print(Body.via)
o = B(); vars(o)['d'] = 4; print(o.d); o.__dict__.clear(); print(vars(o))
def loc():
    a = 1; l = locals(); l['a'] = 2; l['new'] = 3
    return a, sorted(l), locals()['a'], 'new' in locals()
print(loc())
def cells():
    v = 1
    def g(): v; return sorted(locals().items())
    return g(), sorted(k for k in locals())
print(cells(), [sorted(locals()) for q in [1]])
