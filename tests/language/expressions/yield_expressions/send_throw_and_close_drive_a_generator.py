def echo(value=None):
    print("Execution starts when 'next()' is called for the first time.")
    try:
        while True:
            try:
                value = (yield value)
            except Exception as e:
                value = e
    finally:
        print("Don't forget to clean up when 'close()' is called.")
generator = echo(1)
print(next(generator))
print(next(generator))
print(repr(generator.throw(TypeError, "spam")))
print(repr(generator.throw(ValueError("eggs"))))
print(generator.send('sent'))
generator.close()
generator.close()
try:
    next(generator)
except StopIteration as e:
    print('stopped', e.value)
def g():
    x = yield 1
    print('got', x)
    return 'result'
it = g()
try:
    it.send('too early')
except TypeError as e:
    print(e)
print(it.send(None))
try:
    it.send('value')
except StopIteration as e:
    print(repr(e), e.value)
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
s = stubborn(); next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
def raises():
    try:
        yield 1
    finally:
        raise KeyError('in finally')
r = raises(); next(r)
try:
    r.close()
except KeyError as e:
    print(repr(e), repr(e.__context__))
def stops():
    yield 1
    raise StopIteration('inner')
t = stops(); next(t)
try:
    next(t)
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__cause__ is e.__context__)
fresh = g()
try:
    fresh.throw(ValueError('before start'))
except ValueError as e:
    print(e)
print(list(fresh))
for bad in ((5,), (int,), (ValueError, ValueError('x'), 3), (ValueError('x'), 'value'), ('string',)):
    live = g(); next(live)
    try:
        live.throw(*bad)
    except Exception as e:
        print(type(e).__name__, e)
    live.close()
def reenter():
    yield next(me)
me = reenter()
try:
    next(me)
except ValueError as e:
    print(e)
def returns_on_close():
    try: yield
    except GeneratorExit: return 'ignored'
c = returns_on_close(); next(c); print(c.close())
