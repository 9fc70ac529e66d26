x = 'module'
def reads(): return x
def shadows():
    x = 'local'
    return x, reads()
def writes():
    global x, new
    x = 'rewritten'
    new = 'made in a function'
print(reads(), shadows()); writes(); print(x, new)
def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return up, get
up, get = counter()
up(); up(5); print(get(), counter()[1]())
def deep():
    a = 1
    def mid():
        def low():
            nonlocal a
            a += 1
            return a
        return low
    low = mid()
    return low(), low(), a
print(deep())
def skip():
    v = 'outer'
    def mid():
        global v
        v = 'global v'
        def low(): return v
        return low()
    return mid(), v
print(skip(), v)
def class_scope():
    y = 'enclosing'
    class C:
        nonlocal y
        y = 'rebound by the class body'
        z = y
        global gcls
        gcls = 'global from class'
        def m(self): return y
    return y, C.z, C().m(), 'y' in vars(C)
print(class_scope(), gcls)
def loops():
    global i, fn, e_name, mod
    for i in range(3): pass
    def fn(): return 'global function'
    import math as mod
    with open('/dev/null') as e_name: pass
loops(); print(i, fn(), e_name.closed, mod.__name__, fn.__qualname__)
def comp():
    t = 0
    def add():
        nonlocal t
        [t := t + k for k in range(4)]
    add()
    return t
print(comp())
def delete():
    global doomed
    doomed = 1
    del doomed
delete(); print('doomed' in globals())
exec('global gx\ngx = 1', globals()); print(gx)
def f():
    exec('global from_exec; from_exec = 7')
f(); print(from_exec)
cases = ['nonlocal x', 'def f(): nonlocal q', 'def f(x): global x', 'def f(x): nonlocal x', 'def f():\n  x = 1\n  global x', 'def f():\n  print(x)\n  global x', 'def f():\n  x = 1\n  def g():\n    x = 2\n    nonlocal x', 'def f():\n  global x\n  nonlocal x', 'def f():\n  nonlocal x\n  global x', 'def f():\n  x: int\n  global x', 'global x', 'class C: nonlocal x', 'def f():\n  global x\n  def g(): nonlocal x', 'def f():\n  for x in y: pass\n  global x', 'def f():\n  global x, x', 'def f():\n  x = 1\n  def g(): nonlocal x; nonlocal x', 'def f():\n  global', 'def f():\n  nonlocal x.y', 'def f():\n  global x = 1', 'def f():\n  [x := 1 for y in z]\n  global x', 'def f():\n  import x\n  global x', 'def f():\n  def x(): pass\n  global x', 'def f(*x):\n  global x', 'global __debug__']
for source in cases:
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(repr(source), '|', e.msg, e.lineno)
    else:
        print(repr(source), 'compiles')
