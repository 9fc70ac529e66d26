class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *, twice=False): return (self.n + x) * (2 if twice else 1)
add = Adder(3)
print(add(4), add(4, twice=True), callable(add), callable(5), callable(Adder), callable(len), callable(lambda: 0))
class Meta(type):
    def __call__(cls, *args):
        print('Meta.__call__', args)
        return super().__call__(*args)
class M(metaclass=Meta):
    def __new__(cls, *a):
        print('__new__', a)
        return super().__new__(cls)
    def __init__(self, *a): print('__init__', a)
M(1, 2)
class NotSame:
    def __new__(cls): return 'a string'
    def __init__(self): print('never called')
print(NotSame())
class BadInit:
    def __init__(self): return 1
class NoCall: pass
n = NoCall()
n.__call__ = lambda: 'ignored'
for source in ('BadInit()', 'n()', 'add()', 'add(1, 2)', 'add("x")', 'NoCall(1)', 'NoCall(x=1)', 'object.__new__(int)', 'object.__new__()', 'int.__new__(str)', 'add.n()'):
    try:
        print(eval(source))
    except Exception as e:
        print(source, '|', type(e).__name__, e)
bound = [].append
bound(1); print(bound.__self__, bound.__name__, bound.__qualname__)
print(str.upper('abc'), list.__len__([1, 2]), (5).__add__(6), 'x'.__mul__(3))
for source in ('str.upper()', 'str.upper(1)', 'list.append(1, 2)', 'list.append()', 'dict.get([], 1)', 'int.__add__("a", 1)', 'int.__add__()', '(5).__add__()', '(5).__add__(1, 2)', 'object.__init__()', 'str.join(1, [])', 'type.mro()', 'list.__init__({})'):
    try:
        print(eval(source))
    except Exception as e:
        print(source, '|', type(e).__name__, e)
def outer(x):
    def inner(y): return x + y
    return inner
print(outer(1)(2), (lambda f: f(f))(lambda f: 'self'), [len, str][0]('abc'), {'f': max}['f'](1, 2))
class Wrapper:
    __call__ = Adder(10)
print(Wrapper()(1))
class Deep:
    def __call__(self, n): return self(n - 1) + 1 if n else 0
print(Deep()(50))
