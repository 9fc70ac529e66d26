def attempt(source, **ns):
    try:
        exec(source, globals(), ns)
    except BaseException as e:
        print(source, '|', type(e).__name__, e.args, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
class Custom(Exception):
    def __init__(self, a='default'): super().__init__(a)
class NeedsArg(Exception):
    def __init__(self, a): self.a = a
class NotExc: pass
class New(Exception):
    def __new__(cls): return 'not an exception'
for source in ('raise ValueError', 'raise ValueError("x", 2)', 'raise Custom', 'raise Custom("given")', 'raise NeedsArg', 'raise NotExc', 'raise NotExc()', 'raise 5', 'raise "string"', 'raise None', 'raise int', 'raise New', 'raise ValueError from KeyError', 'raise ValueError from KeyError("k")', 'raise ValueError from None', 'raise ValueError from 5', 'raise ValueError from NeedsArg', 'raise ValueError from NotExc', 'raise', 'raise (ValueError, 1)', 'raise KeyError from ValueError("v")', 'raise SystemExit(3)', 'raise KeyboardInterrupt', 'raise GeneratorExit("g")', 'raise StopIteration(5)'):
    attempt(source)
try:
    try:
        raise ValueError('first')
    except ValueError:
        raise
except ValueError as e:
    print('reraised', e, e.__context__)
try:
    try:
        raise ValueError('first')
    except ValueError as v:
        raise KeyError('second') from v
except KeyError as e:
    print(repr(e), repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
try:
    try:
        raise ValueError('first')
    except ValueError:
        raise KeyError('second') from None
except KeyError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
def reraise(): raise
try:
    reraise()
except RuntimeError as e:
    print(e)
try:
    1 / 0
except ZeroDivisionError:
    try:
        reraise()
    except ZeroDivisionError as e:
        print('a bare raise in a called function', e)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        try: raise KeyError('inner handled')
        except KeyError: pass
        raise
except ZeroDivisionError as e:
    print(e, e.__context__)
e1 = ValueError('same')
try:
    try: raise e1
    except ValueError: raise e1
except ValueError as e:
    print(e is e1, e.__context__)
try:
    try:
        try: raise ValueError(1)
        finally: raise KeyError(2)
    finally: raise IndexError(3)
except IndexError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__), e.__context__.__context__.__context__)
a, b = ValueError('a'), ValueError('b')
try:
    try: raise a
    except ValueError:
        try: raise b
        except ValueError: raise a
except ValueError as e:
    print(e, e.__context__, e.__context__.__context__)
for bad in (5, KeyError, 'x'):
    try:
        ValueError().__cause__ = bad
    except TypeError as e: print(e)
    try:
        ValueError().__context__ = bad
    except TypeError as e: print(e)
try:
    ValueError().__traceback__ = 5
except TypeError as e: print(e)
v = ValueError(1)
print(v.with_traceback(None) is v, v.__traceback__)
try:
    v.with_traceback(5)
except TypeError as e: print(e)
