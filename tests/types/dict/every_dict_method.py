d = {'a': 1, 'b': 2}
print(d.get('a'), d.get('z'), d.get('z', 0), d.setdefault('a', 9), d.setdefault('c', 3), d.setdefault('n'), d, d.pop('n'), d.pop('zz', 'dflt'), d.popitem(), d, d.update({'x': 1}), d.update([('y', 2), 'zw']), d.update(k=5), d.update({'q': 0}, r=1), d, d.copy() == d, d.copy() is d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()), list(reversed(d)), list(reversed(d.values())), list(reversed(d.items())), len(d), 'a' in d, 'zz' not in d, d.clear(), d, d.update())
print(dict(), dict(a=1), dict([('a', 1), ['b', 2]]), dict({'a': 1}, b=2), dict(zip('ab', (1, 2))), dict(x for x in ['ab', 'cd']), dict(**{'k': 1}), dict.fromkeys('abc'), dict.fromkeys([1, 2], 0), dict.fromkeys({1: 2}, []), dict({}.items()), dict(self=1, dict=2))
print({'a': 1} | {'b': 2, 'a': 3}, {'a': 1} | {}, {1: 2} == {1.0: 2.0}, {1: 2} != {1: 3}, {1: 'a', True: 'b', 1.0: 'c'}, {(): 1, '': 2, None: 3, 0: 4, False: 5, 0.0: 6})
d = {'a': 1}; d |= {'b': 2}; d |= [('c', 3)]; d['d'] = d['a'] = 10; del d['b']; d['b'] = 'reinserted last'; print(d)
class Keys:
    def keys(self): return ['k1', 'k2']
    def __getitem__(self, k): return k.upper()
print(dict(Keys()), {**Keys()}, {'z': 0} | dict(Keys())); d.update(Keys()); print(d)
for source in ('{}["a"]', '{}[[]]', '{}.pop("a")', '{}.popitem()', '{[]: 1}', 'dict(5)', 'dict([1])', 'dict([(1, 2, 3)])', 'dict(["abc"])', 'dict(1, 2)', 'dict([[]])', '{}.update(5)', '{}.update([1])', '{}.update(1, 2)', '{} | []', '{} | 5', 'dict.fromkeys()', 'dict.fromkeys(5)', 'dict.fromkeys([[]])', '{}.get()', '{}.get([])', '{}.setdefault()', '{}.setdefault([], 1)', '{}.pop()', '{}.pop([])', '{1: 2}.pop([])', '{} < {}', 'hash({})', '{}.foo', 'dict(a=1, **{"a": 2})', '{**5}', '{}.keys() + {}.keys()', '{}.clear(1)', '{}.copy(1)', 'dict(**{1: 2})', '{}.__getitem__("x")', '{}.__delitem__("x")', '{}.__or__([])', '{}.__ior__(5)', '{}.__contains__([])', '{}.__eq__([])', '[] in {}', '{}.__missing__', 'dict(None)', '{}.items()[0]', '{1: 2}.popitem(1)', 'dict([("a",)])', '{}.fromkeys("ab", 1)', '{}.__reversed__().__length_hint__()', 'dict({}, 5)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class Default(dict):
    def __missing__(self, k): return k * 2
m = Default(a=1); print(m['a'], m['b'], m.get('b'), 'b' in m, m, type(m.copy()).__name__, type(m | {}).__name__, Default.fromkeys('x'))
r = {}; r['self'] = r; r['l'] = [r]; print(r)
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 3): del big[i]
for i in range(2000, 2100): big[i] = i
print(len(big), list(big)[:5], list(big)[-3:], sum(big.values()), big.popitem(), 3 in big, 4 in big)
