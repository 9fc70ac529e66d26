class A(Exception): pass
class B(A): pass
class C(B): pass
for cls in (A, B, C, ValueError):
    try:
        try:
            raise cls('x')
        except C: print('C', cls.__name__)
        except B as e: print('B', cls.__name__, type(e) is cls)
        except A: print('A', cls.__name__)
    except Exception as e: print('outer', type(e).__name__)
for exc in (KeyError(1), IndexError(2), TypeError(3), OSError(4)):
    try:
        raise exc
    except (KeyError, IndexError) as e: print('lookup', repr(e))
    except (TypeError, ValueError): print('type or value')
    except: print('bare')
def note(c):
    print('evaluated', c.__name__, end=' ')
    return c
try:
    raise KeyError
except note(ValueError): pass
except note(LookupError): print('caught')
except note(KeyError): pass
e = 'outer'
try: raise ValueError('x')
except ValueError as e: print(repr(e))
try: e
except NameError as err: print(err)
try:
    try: raise ValueError('x')
    except ValueError as v: del v
except Exception as err: print('not reached', err)
try:
    try: raise ValueError('x')
    except ValueError as v: v = 'rebound'
    v
except NameError as err: print(err)
def f():
    try: raise ValueError
    except ValueError as q: pass
    try: return q
    except UnboundLocalError as err: return str(err)
print(f())
for bad in (5, 'x', None, (ValueError, 5), int, [ValueError], object()):
    try:
        try: raise ValueError('original')
        except bad: pass
    except TypeError as err: print(err, repr(err.__context__))
try:
    pass
except undefined_is_never_evaluated: pass
else: print('else')
try:
    try: raise ValueError('first')
    except undefined_but_needed: pass
except NameError as err: print(err, repr(err.__context__))
class Meta(type):
    def __instancecheck__(cls, o): print('instancecheck'); return True
    def __subclasscheck__(cls, o): print('subclasscheck'); return True
class M(Exception, metaclass=Meta): pass
try:
    try: raise ValueError('not an M')
    except M: print('wrong')
except ValueError as err: print(err)
import sys
def current(): return sys.exc_info()[0]
try: raise KeyError
except KeyError:
    print(current())
    try: raise IndexError
    except IndexError: print(current())
    print(current())
print(current(), sys.exc_info())
def gen():
    try: yield current()
    except ValueError: yield current()
    yield current()
g = gen()
try: raise KeyError
except KeyError:
    print(next(g), g.throw(ValueError), current(), next(g))
for source in ('try: pass', 'try: pass\nexcept: pass\nexcept ValueError: pass', 'try: pass\nelse: pass', 'try: pass\nexcept A, B: pass', 'try: pass\nexcept A as b.c: pass', 'try: pass\nexcept* : pass', 'try: pass\nexcept A: pass\nexcept* B: pass', 'try: pass\nfinally: pass\nexcept: pass', 'except: pass', 'try: pass\nexcept A as 1: pass', 'try: pass\nexcept A, B as c: pass', 'try: pass\nexcept A or B: pass', 'try pass', 'try: pass\nexcept A pass', 'try: pass\nexcept as e: pass', 'try:\n  pass\nexcept* A:\n  return', 'def f():\n  try: pass\n  except* A: return', 'for x in y:\n  try: pass\n  except* A: break', 'try: pass\nexcept *A as e: pass\nelse: pass\nfinally: pass'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as err: print(repr(source), '|', err.msg)
    else: print(repr(source), 'compiles')
