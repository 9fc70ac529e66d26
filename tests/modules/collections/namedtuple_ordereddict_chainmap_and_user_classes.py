from collections import namedtuple, OrderedDict, ChainMap, UserDict, UserList, UserString
P = namedtuple('P', 'x y', defaults=[5]); p = P(1); print(p, p.x, p[1], P(y=2, x=1), p._asdict(), p._replace(x=9), P._make([7, 8]), P._fields, P._field_defaults, p == (1, 5), tuple(p), P.__doc__, P.x.__doc__, p.__class__.__name__, hash(p) == hash((1, 5)), p + (3,), P.__match_args__)
match p:
    case P(x, y=5): print('matched', x)
for args in ((5,), ('P', 5), ('P', 'x x'), ('P', 'class'), ('P', '_a'), ('1P', 'a'), ('P', ['a b']), ('P', 'a b', )): 
    try: print(namedtuple(*args)._fields)
    except Exception as e: print(type(e).__name__, e)
print(namedtuple('R', 'a class a _b', rename=True)._fields, namedtuple('M', ['a', 'b'], module='mod').__module__)
for source in ('P()', 'P(1, 2, 3)', 'P(z=1)', 'p.x', 'p.z', 'P._make([1])', 'p._replace(q=1)', 'p.x.y', 'namedtuple("Q", "a b", defaults=[1, 2, 3])'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
try: p.x = 1
except AttributeError as e: print(e)
class Q(P):
    __slots__ = ()
    @property
    def total(self): return self.x + self.y
print(Q(1, 2).total, Q(1, 2), Q(1, 2)._replace(x=5))
o = OrderedDict(a=1, b=2, c=3); o.move_to_end('a'); print(o, o.popitem(), o.popitem(last=False), o, OrderedDict([(1, 2), (3, 4)]) == OrderedDict([(3, 4), (1, 2)]), OrderedDict([(1, 2), (3, 4)]) == {3: 4, 1: 2}, list(reversed(OrderedDict(x=1, y=2))), OrderedDict(a=1) | {'b': 2}, OrderedDict.fromkeys('ab'), o.copy(), repr(OrderedDict()))
o = OrderedDict.fromkeys('abc'); o.move_to_end('c', last=False); o['a'] = 5; print(list(o), list(o.items()), o.pop('a'), o.setdefault('z', 1), o)
for source in ('OrderedDict().popitem()', 'o.move_to_end("q")', 'o["q"]', 'OrderedDict(5)', 'o.pop("q")', 'OrderedDict([1])', 'hash(o)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
c = ChainMap({'a': 1}, {'a': 2, 'b': 3}); c['n'] = 0; print(c['a'], c['b'], c, dict(c), len(c), c.maps[0], c.parents, c.new_child({'z': 1})['z'], list(c), 'b' in c, c.get('q')); del c['a']; print(c['a'])
try: del c['b']
except KeyError as e: print(e)
class U(UserDict):
    def __missing__(self, k): return 'miss'
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = U(a=1); u['b'] = 2; u.update(c=3); print(u, u['zz'], u.data, 'A' in u, len(u), u | {'q': 1}, U({'x': 1}).copy())
l = UserList([3, 1]); l.append(2); l.sort(); print(l, l + [9], l[0:2], l.data, l == [1, 2, 3], 2 in l, l * 2, sorted(l, reverse=True)); s = UserString('abc'); print(s.upper(), s + 'd', s[1], len(s), s == 'abc', 'b' in s, s.replace('a', 'z'), hash(s) == hash('abc'))
