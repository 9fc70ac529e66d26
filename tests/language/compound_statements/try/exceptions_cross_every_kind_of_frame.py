class Boom(Exception): pass
def boom(*a): raise Boom('boom')
class X:
    __init__ = lambda self, bad=False: boom() if bad else None
    __getattr__ = __getitem__ = __call__ = __add__ = __lt__ = __contains__ = __enter__ = __format__ = lambda self, *a: boom()
    __iter__ = __len__ = __bool__ = __hash__ = __index__ = __neg__ = __await__ = lambda self: boom()
    __setitem__ = __delitem__ = __exit__ = lambda self, *a: boom()
    prop = property(boom, boom, boom)
    def __eq__(self, o): boom()
    def __str__(self): boom()
x = X()
def gen(): yield 1; boom()
async def co(): boom()
class D:
    def __set_name__(self, o, n): boom()
cases = ['boom()', 'X(True)', 'x.attr', 'x[0]', 'x()', 'x + 1', 'x < 1', '1 in x', 'f"{x:>5}"', 'list(x)', 'len(x)', 'not x', 'hash(x)', '[1][x]', '-x', 'x == 1', 'str(x)', 'x.prop', '[boom() for _ in [1]]', 'list(gen())', '{x: 1}', '{x}', 'sorted([2, 1], key=boom)', 'list(map(boom, [1]))', 'max([1, 2], key=boom)', 'print(x)', '"%s" % x', '"".join(boom() for _ in "a")', 'all(boom() for _ in [1])', '(lambda: boom())()', 'dict(a=boom())', 'sum([1], x)', '[*x]', '(*x,)', 'print(*x)', 'x if x else 0', 'x and 1', '1 if x < 2 else 0', 'next(filter(boom, [1]))', 'eval("boom()")', 'getattr(x, "a", 1)', 'hasattr(x, "a")', 'type("T", (), {"d": D()})', 'any(map(boom, "a"))', '__import__("functools").reduce(boom, [1, 2])', 'range(x)', 'x[1:2]', 'bytes(x)', 'co().send(None)', '(y := boom())', '[0] * x', 'iter(x)', 'x < 1 < 2', '[i for i in [1] if boom()]', '{k: boom() for k in [1]}']
stmts = ['del x[0]', 'x[0] = 1', 'x.prop = 1', 'del x.prop', 'x += 1', 'x[0] += 1', 'for i in x: pass', 'with x: pass', 'assert x', 'while x: pass', 'if x: pass', 'a, b = x', 'a, *b = x', 'raise X(True)', 'raise KeyError from x.attr', 'def f(a=boom()): pass', '@boom\ndef f(): pass', 'class C(boom()): pass', 'class C: boom()', 'class C(metaclass=boom): pass', 'import_ = boom()', 'lambda a=boom(): 0', 'match x:\n case [1]: pass\n case {"a": 1}: pass\n case 1: pass', 'try: boom()\nfinally: pass', 'try: pass\nfinally: boom()', 'try: 1/0\nexcept boom(): pass', 'with open("/dev/null") as x.prop: pass', 'for x.prop in [1]: pass', 'exec("boom()")', 'return_ = [x][0][1]', 'global g; g = boom()']
caught = 0
for source in cases + stmts:
    before = x
    try: exec(source)
    except Boom as e: caught += 1; ok = e.args == ('boom',)
    except RuntimeError as e: print(repr(source), '|', type(e).__name__, str(e)[:60], '|', repr(e.__cause__))
    except Exception as e: print(repr(source), '|', type(e).__name__, e)
    else: print(repr(source), 'no exception')
print(caught, len(cases + stmts))
