def tree(c, d=0):
    print('  ' * d + c.__name__)
    for s in sorted(c.__subclasses__(), key=lambda s: s.__name__):
        if s.__module__ == 'builtins': tree(s, d + 1)
tree(BaseException)
print(IOError is OSError, EnvironmentError is OSError, ExceptionGroup.__mro__)
for e in (Exception(), Exception(1), Exception(1, 'b'), KeyError('k'), KeyError(), KeyError(1, 2), ValueError(None), OSError(2, 'msg'), OSError(2, 'msg', 'file'), OSError(2, 'msg', 'f1', None, 'f2'), OSError('one'), OSError(), StopIteration(5), StopIteration(), SystemExit(3), SystemExit(), SystemExit(1, 2), SyntaxError('m'), SyntaxError('m', ('f', 1, 2, 'text')), SyntaxError('m', ('f', 1, 2, 'text', 3, 4)), ImportError('m', name='n', path='p'), UnicodeDecodeError('utf-8', b'ab', 0, 1, 'why'), UnicodeEncodeError('ascii', 'é', 0, 1, 'why'), UnicodeTranslateError('é', 0, 1, 'why'), AttributeError('m', name='n', obj=5), NameError('m', name='n'), AssertionError([]), GeneratorExit('x'), UnicodeEncodeError('ascii', 'ab\u0394d', 1, 3, 'r'), UnicodeDecodeError('x', b'abc', 0, 2, 'r')):
    print(repr(e), '|', str(e), '|', e.args, {k: getattr(e, k) for k in ('errno', 'strerror', 'filename', 'filename2', 'value', 'code', 'msg', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset', 'name', 'path', 'encoding', 'start', 'end', 'reason') if hasattr(e, k)})
for n in (1, 2, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 3, 999): print(n, type(OSError(n, 'm')).__name__, end=' ')
print()
print(type(FileNotFoundError(1, 'x')).__name__, type(OSError(2)).__name__, OSError(2, 'a') == OSError(2, 'a'))
class E(Exception):
    def __init__(self, a, b): self.a = a
class S(Exception):
    def __str__(self): return 'custom str'
class D(OSError): pass
print(E(1, 2).args, repr(E(1, b=2)), str(S(1)), repr(S(1)), D(2, 'x').errno, repr(D(2, 'x')), type(D(2, 'x')).__name__)
for source in ('UnicodeDecodeError()', 'UnicodeDecodeError("a", "b", 0, 1, "c")', 'UnicodeEncodeError("a", b"b", 0, 1, "c")', 'ImportError(foo=1)', 'AttributeError("a", foo=1)', 'KeyError(a=1)', 'Exception(a=1)', 'SyntaxError("m", 5)', 'SyntaxError("m", (1,))', 'StopIteration(a=1)', 'E(1)', 'BaseException.__new__(int)', 'NameError("m", nme=1)', 'OSError(a=1)', 'Exception().args', 'Exception().foo', 'BaseException().with_traceback(1)', 'Exception().add_note(5)', 'raise_', 'ExceptionGroup("m", [])', 'ExceptionGroup("m", [5])', 'ExceptionGroup("m", [KeyboardInterrupt()])', 'ExceptionGroup("m")', 'ExceptionGroup(5, [ValueError()])', 'ExceptionGroup("m", 5)', 'BaseExceptionGroup("m", [ValueError()]).__class__', 'ExceptionGroup("m", [ValueError(1)])', 'str(ExceptionGroup("m", [ValueError(1), KeyError(2)]))'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
e = Exception(1); e.args = [2, 3]; e.attr = 'x'; e.add_note('n1'); e.add_note('n2'); print(e, e.args, e.attr, e.__notes__, e.__dict__, e.__reduce__())
try: e.args = 5
except TypeError as x: print(x)
try: del e.args
except TypeError as x: print(x)
print(KeyError('a').__eq__(KeyError('a')), hash(e) == hash(e), ValueError('x').__class__.__mro__, BaseException.__subclasses__ is not None, e.__setstate__({'b': 1}), e.b)
