print(None, NotImplemented, ..., Ellipsis, type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented)
print(bool(None), bool(...), repr(type(None)), repr(type(...)), repr(type(NotImplemented)), str(...), hash(None) == hash(None))
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    print(bool(NotImplemented), not NotImplemented)
    for x in w: print(x.category.__name__, x.message)
for source in ('None()', '...()', 'None.x = 1', 'type(None)(1)', 'type(...)(1)', 'type(NotImplemented)(x=1)', 'None + 1', 'None < None', 'None[0]', 'len(None)', 'iter(None)', 'int(None)', 'float(None)', 'str(None)', 'list(None)', 'None.__class__', 'None.__bool__()', '"%d" % None', 'f"{None:5}"', 'None.__eq__(None)', 'None.__eq__(1)', 'None.__doc__', 'class_ = None; class_.attr'):
    try:
        print(source, '=', eval(source) if '=' not in source.replace('==', '') and ';' not in source else exec(source))
    except Exception as e:
        print(source, '|', type(e).__name__, e)
print(dir(None) == dir(type(None)), [n for n in dir(None) if n not in dir(object)])
x = None
x = x if x is not None else 'default'
print(x, None == False, None is False, None in [None], {None: 1}[None], [None] * 2, (None,))
