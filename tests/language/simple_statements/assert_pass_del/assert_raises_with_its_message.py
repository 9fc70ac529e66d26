def note(x):
    print(x, end=' ')
    return x
assert note(1), note('not evaluated')
print()
for source in ('assert 0', 'assert 0, "message"', 'assert [], 1 + 1', 'assert False, None', 'assert not 1, (1, 2)', 'assert 1 == 2, f"{1} is not {2}"', 'assert None, ValueError("an exception as message")', 'assert {}, ""', 'assert 0, 1/0', 'assert 1/0, "x"'):
    try:
        exec(source)
    except Exception as e:
        print(source, '|', type(e).__name__, repr(e), e.args)
class B:
    def __bool__(self): print('bool', end=' '); return False
try:
    assert B(), 'b'
except AssertionError as e:
    print(e)
AssertionError_saved = AssertionError
AssertionError = ValueError
try:
    assert 0, 'the builtin is used even when shadowed'
except AssertionError_saved as e:
    print(type(e).__name__, e)
del AssertionError
print(__debug__)
if __debug__: print('debug')
exec(compile('assert 0, "optimised away"\nprint(__debug__)', 's', 'exec', optimize=1))
try:
    exec(compile('assert 0, "kept"', 's', 'exec', optimize=0))
except AssertionError as e:
    print(e)
def doc(): "docstring"
ns = {}
exec(compile('def f(): "doc"', 's', 'exec', optimize=2), ns)
print(ns['f'].__doc__, doc.__doc__)
try:
    try:
        assert 0, 'inner'
    finally:
        print('finally')
except AssertionError as e:
    print(e, e.__context__)
assert (x := 5) and x
print(x)
for source in ('assert', 'assert 1,', 'assert 1, 2, 3', 'assert x = 1', 'assert *a', 'del', 'pass 1', 'del 1', 'del f()', 'del a + b', 'del (a, f())', 'del *a', 'del a.b()', 'del {}', 'del "a"', 'del None', 'del (yield)', 'del a if b else c', 'del not a', 'del [], ()', 'del (a)', 'del [a, (b, c)]', 'del a,', 'del ...', 'del a := 1', 'del lambda: 0'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(source, '|', e.msg)
    else:
        print(source, 'compiles')
