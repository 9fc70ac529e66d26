import traceback
d = {'a': {'b': None}}
class O: attr = None
o = O()
def f(*a): raise ValueError('f')
lst = [1, 2]
cases = [
    lambda: d['a']['b']['c']['d'],
    lambda: 1 + 2 + (3 / 0) + 4,
    lambda: o.attr.nothing.more,
    lambda: lst[0] + lst[5] + lst[1],
    lambda: f(1)(2)(3),
    lambda: len(f(1), 2),
    lambda: -"a",
    lambda: (1).x + 2,
    lambda: undefined + 1,
    lambda: [x / 0 for x in lst],
    lambda: {**d, **5},
    lambda: f'{d["zz"]}',
    lambda: (lambda: 1 / 0)(),
    lambda: 1 if f(2) else 3,
    lambda: not f(3),
    lambda: d['a'] < 5 < 6,
    lambda: o.attr @ 5,
    lambda: lst[f(1):2],
    lambda: print(*5, sep=''),
    lambda: "abc" % (1, 2),
    lambda: (yield_ := f(4)),
    lambda: d.get('x')(1,
                       2),
    lambda: (1 +
             2 /
             0),
]
for case in cases:
    try: case()
    except Exception: traceback.print_exc()
def statements():
    def assign(): lst[10] = 1
    def delete(): del d['nope']
    def aug(): lst[0] += 'a'
    def attr(): o.attr.x = 1
    def unpack(): a, b = lst, 1, 2
    def loop():
        for x in 5: pass
    def ret(): return lst + 5
    def imp(): import no_such_module_here
    def imp2(): from sys import nothing_here
    def asr(): assert lst == [], 'not empty'
    def with_(): 
        with 5: pass
    def glob():
        global undefined_global
        del undefined_global
    def kw(): return dict(a=1, **{'a': 2})
    def cls():
        class X(5): pass
    return list(locals().values())
for s in statements():
    try: s()
    except Exception: traceback.print_exc()
