# Of which objects the collector says that it looks at them, and what they refer to.
import collections, functools, gc, itertools, operator, re, struct, threading, types, weakref
gc.disable()
class Plain: pass
class Slots: __slots__ = ('a',)
class Nothing: __slots__ = ()
class IntSub(int): pass
class StrSub(str): __slots__ = ()
class ListSub(list): pass
class DictSub(dict): pass
class TupleSub(tuple): pass
class Meta(type): pass
def function(): yield
async def coroutine(): pass
co = coroutine()
gen = function()
cell = (lambda: gen).__closure__
try: raise ValueError('x')
except ValueError as e: caught = e
for name, value in {
    'None': None, 'True': True, 'int': 5, 'big': 1 << 80, 'float': 1.5, 'complex': 1j, 'str': 'abc', 'bytes': b'abc',
    'bytearray': bytearray(b'x'), 'memoryview': memoryview(b'x'), 'range': range(3), 'slice': slice(1, 2), 'Ellipsis': ...,
    'NotImplemented': NotImplemented, 'object': object(), 'empty tuple': (), 'list': [], 'set': set(), 'frozenset': frozenset([1]),
    'empty dict': {}, 'dict of plain': {'a': 1, 2: 'b', 3.0: None}, 'dict of list': {'a': []},
    'dict of dict': {'a': {}}, 'dict comprehension': {k: k for k in range(3)}, 'dict of lists comprehension': {k: [] for k in range(3)},
    'instance': Plain(), 'slots': Slots(), 'no slots': Nothing(), 'int subclass': IntSub(3), 'str subclass': StrSub('x'),
    'list subclass': ListSub(), 'dict subclass': DictSub(), 'tuple subclass': TupleSub(), 'class': Plain, 'metaclass': Meta,
    'builtin class': int, 'type': type, 'module': gc, 'function': function, 'lambda': lambda: 0, 'builtin function': len,
    'method': [].append, 'bound': co.close, 'generator': gen, 'coroutine': co, 'exception': caught, 'exception class': ValueError,
    'traceback': caught.__traceback__, 'property': property(), 'classmethod': classmethod(len),
    'staticmethod': staticmethod(len), 'super': super(Plain, Plain()), 'mappingproxy': Plain.__dict__, 'getset': Plain.__dict__['__dict__'],
    'slot wrapper': int.__add__, 'method descriptor': list.append, 'member': Slots.a, 'method wrapper': (5).__add__,
    'list iterator': iter([]), 'list reverse iterator': reversed([]), 'tuple iterator': iter(()), 'str iterator': iter('a'), 'bytes iterator': iter(b''),
    'range iterator': iter(range(2)), 'long range iterator': iter(range(1 << 70, 1 << 71)), 'dict iterator': iter({}), 'dict items': {}.items(), 'set iterator': iter(set()),
    'callable iterator': iter(int, 1), 'enumerate': enumerate([]), 'zip': zip(), 'map': map(len, []), 'filter': filter(None, []), 'reversed': reversed((1,)),
    'count': itertools.count(), 'cycle': itertools.cycle([]), 'repeat': itertools.repeat(1), 'chain': itertools.chain(), 'islice': itertools.islice([], 1),
    'tee': itertools.tee([])[0], 'product': itertools.product([1]), 'groupby': itertools.groupby([]), 'accumulate': itertools.accumulate([]), 'starmap': itertools.starmap(len, []),
    'partial': functools.partial(len), 'lru_cache': functools.lru_cache(lambda: 0), 'deque': collections.deque(), 'defaultdict': collections.defaultdict(list),
    'OrderedDict': collections.OrderedDict(), 'Counter': collections.Counter(), 'namedtuple': collections.namedtuple('N', 'a')([]),
    'itemgetter': operator.itemgetter(1), 'attrgetter': operator.attrgetter('a'), 'methodcaller': operator.methodcaller('a'),
    'weakref': weakref.ref(Plain), 'proxy': weakref.proxy(Plain), 'WeakSet': weakref.WeakSet(), 'cell': (lambda x: (lambda: x))(1).__closure__[0],
    'union': int | str, 'generic alias': list[int], 'SimpleNamespace': types.SimpleNamespace(), 'local': threading.local(),
}.items():
    print(f'{name:30}{gc.is_tracked(value)} {gc.is_finalized(value)}')
co.close()
def shown(*objects): return [type(r).__name__ if not isinstance(r, (int, str)) else r for r in gc.get_referents(*objects)]
print(shown([1, 'a', 2.5]), shown(('a', 'b', 3)), shown({'k': 'v', 'l': 'w'}), shown({'k': 'v', 1: 'w'}), shown({1, }), shown('s', 5, None), shown([1], ['b']), shown())
s = Slots(); s.a = 'value'; print(shown(s)); p = Plain(); p.x = 'attribute'; p.y = 5; print(shown(p))
print(shown([].append), shown(slice('a', 'b', 'c')), shown(iter([7, 8])), shown(enumerate('ab'))[:1])
print(gc.get_referents(gc.get_referents) == [] or 'module shown', shown(property('get', 'set', 'del', 'doc')), shown(staticmethod('f'))[:1])
class Holder: pass
target = Plain(); a, b = [target], {'t': target}; h = Holder(); h.x = target
found = gc.get_referrers(target); print(len(found), any(f is a for f in found), any(f is b for f in found), any(f is globals() for f in found), any(f is h or f is h.__dict__ for f in found))
print(gc.get_referrers(), gc.get_referrers(object()) == [], len(gc.get_referrers(a, b)) >= 1)
