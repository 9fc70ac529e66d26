import operator as op
for name in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'lt', 'le', 'eq', 'ne', 'ge', 'gt', 'and_', 'or_', 'xor', 'lshift', 'rshift', 'is_', 'is_not'): print(name, getattr(op, name)(7, 2), end='; ')
for name in ('neg', 'pos', 'abs', 'invert', 'not_', 'truth', 'index'): print(name, getattr(op, name)(5), end='; ')
print(op.concat([1], [2]), op.contains([1], 1), op.countOf([1, 2, 1], 1), op.indexOf('abc', 'c'), op.getitem({'a': 1}, 'a'), op.length_hint([1]), op.iadd([1], [2]), op.call(max, 1, 2), op.imul(3, 4), op.iconcat([1], 'a'), op.__add__(1, 2), op.ior({1}, {2}))
d = {}; op.setitem(d, 'k', 1); print(d); op.delitem(d, 'k'); print(d)
class P:
    def __init__(self): self.x, self.y = 1, self
    def m(self, *a, **k): return a, k
p = P(); print(op.attrgetter('x')(p), op.attrgetter('y.y.x', 'x')(p), op.itemgetter(1)('abc'), op.itemgetter(0, 2, -1)('abc'), op.itemgetter(slice(1, 3))('abcd'), op.methodcaller('m', 1, z=2)(p), op.methodcaller('upper')('a'), sorted([(1, 'b'), (0, 'c')], key=op.itemgetter(1)), op.attrgetter('x'), op.itemgetter(1, 'a'), op.methodcaller('m', 1, k=2))
for source in ('op.add(1)', 'op.add(1, "a")', 'op.itemgetter()', 'op.itemgetter(5)("a")', 'op.attrgetter()', 'op.attrgetter(5)', 'op.attrgetter("zz")(p)', 'op.methodcaller()', 'op.methodcaller(5)', 'op.methodcaller("nope")(p)', 'op.indexOf([1], 2)', 'op.countOf(5, 1)', 'op.contains(5, 1)', 'op.index(1.5)', 'op.concat(1, 2)', 'op.length_hint([], "a")', 'op.truediv(1, 0)', 'op.matmul(1, 2)', 'op.itemgetter(1)()', 'op.not_()', 'op.call()', 'op.iadd((), [])'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
