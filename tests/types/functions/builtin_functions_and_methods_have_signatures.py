import inspect
for f in (len, print, sorted, isinstance, abs, iter, max, [].append, [].sort, ''.split, ''.join, {}.get, {}.pop, dict.fromkeys, int.from_bytes, (5).to_bytes, str.maketrans, object.__init__, list.__getitem__, getattr, open, compile, sum, pow, round, enumerate.__new__, ''.encode, b''.hex, [].index, set().union, float.fromhex, hasattr, divmod, ord, input, exec, zip.__new__, __import__, repr):
    try: s = str(inspect.signature(f))
    except ValueError as e: s = 'no signature'
    print(getattr(f, '__qualname__', f.__name__), s, type(f).__name__)
for m in (len.__call__, [].append.__self__, 'a'.join.__self__, print.__name__, print.__qualname__, [].append.__qualname__, dict.fromkeys.__self__, int.__add__.__name__, int.__add__.__objclass__, (5).__add__.__self__, str.join.__qualname__): print(m) if not callable(m) or isinstance(m, type) else print(type(m).__name__)
print([].append == [].append, (a := []).append == a.append, len == len, str.join is str.join, ''.join == ''.join, len is print)
for source in ('len.x = 1', 'len.__name__ = "x"', 'del len.__doc__', '[].append.foo', 'str.join.__get__("a")(["b", "c"])', 'str.join.__get__(5)', 'list.append.__get__([])(1)', 'dict.fromkeys.__get__(1)', 'type(len)()', 'type([].append)()', 'int.__add__(1)', 'int.real.__get__(5)', 'int.real.__get__("a")', 'int.real.__set__(5, 1)', 'str.upper.__call__("a")', 'len.__call__([1])', 'len.__get__', 'type(object.__init__.__get__(5)).__name__', 'list.__dict__["append"].__get__(None, list) is list.append', 'int.__dict__["from_bytes"].__get__(None, int)(b"a")', 'dict.__dict__["fromkeys"].__get__(5)'):
    try: print(source, '=', exec(source) if ' = ' in source or source.startswith('del') else eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
