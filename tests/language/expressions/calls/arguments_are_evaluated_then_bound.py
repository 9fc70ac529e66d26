def f(a, b=2, *args, c, d=4, **kw): return (a, b, args, c, d, kw)
print(f(1, c=3), f(1, 5, 6, 7, c=8, e=9), f(c=1, a=2), f(*[1, 2, 3], **{'c': 4, 'z': 5}))
print(f(*(1,), 2, *[3, 4], c=5, **{'d': 6}, **{'e': 7}), f(1, *[], **{}, c=2))
def note(x):
    print(x, end=' ')
    return x
print(f(note(1), *[note(2)], note(3), c=note(4), **{note('d'): note(5)}, e=note(6)))
print(f(c=note('kw first'), *[note('star later')]))
def pos(a, b, /, c, *, d): return a, b, c, d
print(pos(1, 2, 3, d=4), pos(1, 2, c=3, d=4))
def g(): pass
def k(*, x): return x
def one(a): return a
def dflt(a, b=1): return a
class C:
    def m(self, a): return a
    @classmethod
    def cm(cls, a): return a
    @staticmethod
    def sm(a): return a
calls = ['f()', 'f(1)', 'g(1)', 'g(1, 2)', 'g(x=1)', 'k()', 'k(1)', 'k(y=1)', 'one()', 'one(1, 2)', 'one(1, a=2)', 'one(b=1)', 'dflt()', 'dflt(1, 2, 3)', 'pos(1, 2, 3)', 'pos(a=1, b=2, c=3, d=4)', 'pos(1)', 'pos(1, 2, 3, 4, d=5)', 'C().m()', 'C().m(1, 2)', 'C.m()', 'C.m(1)', 'C().cm()', 'C().sm()', 'C(1)', 'f(*1, c=2)', 'f(**1)', 'f(**{1: 2})', 'f(1, c=2, **{"c": 3})', 'f(**{"c": 1}, **{"c": 2})', 'f(1, **{"a": 2}, c=3)', '5()', 'None()', '"a"()', '[]()', 'C()()', 'one(*[])', 'one(**{"a": 1, "b": 2})', '(lambda x, y: 0)(1)', '(lambda: 0)(1)', 'pos(1, 2, c=3, d=4, e=5, f=6)', 'k(x=1, y=2, z=3)', 'one(*None)', 'one(**None)', 'f(1, 2, *3, c=1)', 'len()', 'len(1, 2)', 'len(x=1)', 'int(1, 2, 3)', 'print(1, foo=2)', '[].append()', '[].append(1, 2)', '"".join()', 'dict(1, 2)', 'isinstance(1)', 'ord()', 'range()', 'range(1, 2, 3, 4)', '{}.get()', 'list(x=1)', 'sorted()', 'object(1)', 'type()', 'type(1, 2)']
for source in calls:
    try:
        print(source, '=', eval(source))
    except Exception as e:
        print(source, '|', type(e).__name__, e)
for n in range(2, 6):
    names = ', '.join('abcde'[:n])
    ns = {}
    exec(f'def many({names}): pass\ndef kwonly(*, {names}): pass', ns)
    for call in ('many()', 'many(1)', 'kwonly()', 'kwonly(a=1)', 'kwonly(1, 2, a=1)'):
        try:
            eval(call, ns)
        except TypeError as e:
            print(e)
