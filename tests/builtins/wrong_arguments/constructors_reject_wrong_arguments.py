for f in (int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, object, type, property, classmethod, staticmethod, enumerate, zip, map, filter, reversed, memoryview, super):
    out = []
    for args, kw in (((), {}), ((5,), {}), (('a',), {}), ((None,), {}), ((1, 2), {}), ((1, 2, 3, 4, 5), {}), ((), {'foo': 1})):
        try: r = repr(f(*args, **kw)); out.append(r if ' at 0x' not in r else 'made')
        except Exception as e: out.append(f'{type(e).__name__}: {e}')
    print(f.__name__, out)
for f in (len, abs, ord, chr, hex, callable, iter, next, repr, id, hash, sorted, sum, min, any, divmod, pow, isinstance, getattr, format, round, ascii, bin, print, open, input, compile, eval, exec, globals, locals, dir, __import__, hasattr):
    out = []
    for args in ((), (1, 2, 3, 4, 5, 6, 7, 8, 9)):
        if f in (min, print, globals, locals, dir, input) : continue
        try: out.append(repr(f(*args)))
        except Exception as e: out.append(f'{type(e).__name__}: {e}')
    print(f.__name__, out)
