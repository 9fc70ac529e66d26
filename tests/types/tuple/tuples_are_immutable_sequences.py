t = (1, 'a', [2], (3,))
print(t[0], t[-1], t[1:3], t[::-1], len(t), t + (5,), t * 2, 2 * (0,), 'a' in t, [2] in t, 9 not in t, t.count('a'), t.index('a'), t.index([2]), (1, 1, 2).count(1), (1, 2, 1).index(1, 1))
print((), (1,), ((),), tuple(), tuple('abc'), tuple([1, 2]), tuple(range(3)), tuple({1: 2}), tuple(x * 2 for x in (1, 2)), tuple(t) is t, t[:] is t, t * 1 is t, t + () == t, () is (), tuple([]) is ())
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) == (1.0, 2.0), (1, 2) == [1, 2], ('b',) > ('a', 'z'), (1, [2]) == (1, [2]), (1, 2) != (1, 3), ((1, 2), 3) <= ((1, 2), 3), (None, 1) == (None, 1))
print(hash(()) == hash(()), hash((1, 2)) == hash((1.0, 2)), hash((1,)), hash((1, 2)), hash((0,)), hash(()), hash((1, (2, 3))), hash((-1, -2)), hash((2 ** 61 - 1,)), hash((1.5, None is None)))
d = {(1, 2): 'a', (): 'empty', (1, (2,)): 'nested'}; print(d[1, 2], d[()], d[1, (2,)])
t[2].append(9); print(t)
try: t[2] += [1]
except TypeError as e: print(e, t)
for source in ('t[0] = 1', 'del t[0]', 't[10]', 't["a"]', 't[1.5]', 't + [1]', 't + 1', 't * "a"', 't.index(99)', 't.index("a", 2)', 't.index()', 't.count()', 't.append(1)', 'tuple(5)', 'tuple(1, 2)', 'tuple(iterable=[])', 'hash(t)', 't < 5', '() < []', '(1, "a") < (1, 2)', 't.foo', 't()', 't.__getitem__("x")', 't.__add__([])', 't.__mul__(None)', '().__eq__([])', '(1, 2).__getnewargs__()', 't[0] += 1', 'tuple.__new__(list)', '(1,).__contains__(1)', '(1, 2).__lt__((1, 3))', '(1).__len__', 'max(())', 'sum((1, "a"))', '(1, 2)[::0]', 't.index("a", "b")', '(1, 2) * 2 ** 62'):
    try: print(source, '=', eval(source) if '= 1' not in source and not source.startswith('del') else exec(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    @property
    def first(self): return self[0]
x = T(1, 2, 3); x.attr = 'dict'
print(x, x.first, x.attr, type(x[:]).__name__, type(x + ()).__name__, x == (1, 2, 3), hash(x) == hash((1, 2, 3)), T(), isinstance(x, tuple), {x: 1}[1, 2, 3], tuple(x) is x)
a, (b, *c), *d = t[0], 'xyz', 4, 5; print(a, b, c, d)
l = []; r = (l,); l.append(r); print(r, l)
i = iter((1, 2, 3)); print(i.__length_hint__(), next(i), i.__length_hint__(), list(i), type(i).__name__)
n = None
for _ in range(50): n = (n,)
print(str(n).count('('), n == n, hash(n) == hash(n))


class Derived(tuple):
    pass


class Asked:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print(self.name, "==", other.name)
        return self.name == other.name


# The right operand is asked first where its class is a subclass of the left one's: also for each of the items.
for left, right in [((1, "a"), Derived((1, 2))), (Derived((1, "a")), (1, 2)), (Derived((1, "a")), Derived((1, 2)))]:
    try:
        print(left < right)
    except TypeError as error:
        print(error)
    print(left == right, left != right)
one, other = (Asked("a"), Asked("b")), (Asked("a"), Asked("c"))
print(one == Derived(other), Derived(one) == other, one == other)
