x = 1
del x
try:
    x
except NameError as e:
    print(e)
try:
    del x
except NameError as e:
    print(e)
a, b, c, d = 1, 2, 3, 4
del a, (b, [c]), d
print([n for n in 'abcd' if n in globals()])
l = list(range(10))
del l[0], l[0], l[-1]; print(l)
del l[1:3], l[::2]; print(l)
d = {'a': 1, 'b': 2}
del d['a']; print(d)
class O:
    cls = 1
    def __delattr__(self, n):
        print('delattr', n)
        super().__delattr__(n)
o = O(); o.x = 1
del o.x
try:
    del o.x
except AttributeError as e:
    print(e)
try:
    del o.cls
except AttributeError as e:
    print(e)
del O.cls
print(hasattr(O, 'cls'))
def f(p):
    del p
    try:
        return p
    except UnboundLocalError as e:
        return str(e)
print(f(1))
def twice():
    v = 1
    del v
    try:
        del v
    except UnboundLocalError as e:
        print(e)
    v = 2
    return v
print(twice())
def cell():
    v = 1
    def inner(): return v
    del v
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    try:
        del v
    except UnboundLocalError as e:
        print(e)
    v = 3
    return inner()
print(cell())
def inner_del():
    v = 1
    def inner():
        nonlocal v
        del v
    inner()
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
inner_del()
def g():
    global gone
    gone = 1
    del gone
    return 'gone' in globals()
print(g())
len = 5
del len
print(len([1]))
for i in range(3):
    del i
print('i' in globals())
class Body:
    y = 1
    del y
    z = 2
print(hasattr(Body, 'y'), Body.z)
for target in ('l[99]', 'd["zz"]', 'd[[]]', 'o.__class__', 'O.__name__', '(1,)[0]', '"a"[0]', 'l["x"]', 'undefined', 'undefined.x', 'undefined[0]', 'f.__code__', 'f.__name__', '(lambda: 0).__closure__', 'O.__doc__', 'print.x', 'Body.__module__'):
    try:
        exec('del ' + target)
    except Exception as e:
        print(target, '|', type(e).__name__, e)
    else:
        print(target, 'deleted')
