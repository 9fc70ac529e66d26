from collections import deque, Counter, defaultdict
d = deque([1, 2, 3], maxlen=4); d.append(4); d.append(5); d.appendleft(0); print(d, d.maxlen, d.pop(), d.popleft(), d, d.extend([7, 8, 9]), d, d.extendleft('ab'), d, d.rotate(1), d, d.rotate(-2), d, d.reverse(), d, d.count('a'), d.copy() == d, d.index('a'), len(d), 'a' in d)
d = deque('abc'); d.insert(1, 'X'); d.remove('c'); d[0] = 'Z'; del d[1]; print(d, d[0], d[-1], list(reversed(d)), d + deque('q'), d * 2, d == deque('Zb'), d < deque('a'), bool(deque()), d.clear(), deque([1]) != [1]); d += 'xy'; print(d, deque(range(5), 3), deque(d), hash is None)
c = Counter('abracadabra'); print(c, c['z'], c.most_common(2), c.total(), sorted(c.elements()), c + Counter('aaz'), c - Counter('aab'), c & Counter('aabbcc'), c | Counter('zz'), +Counter(a=1, b=-1), -Counter(a=-2), Counter(a=1) == Counter({'a': 1, 'b': 0}), c.subtract('aaa'), c, c.update('q'), c, Counter([1, 1]) <= Counter([1, 1, 2]), Counter(), Counter(x=3, y=0))
dd = defaultdict(list); dd['a'].append(1); dd['b']; print(dd, dd.get('zz'), dict(dd), dd.default_factory, dd.copy(), defaultdict(int, a=1)['b'], defaultdict(None, {1: 2}), defaultdict(lambda: 'x')[5], dd | {'c': 1})
class Missing(defaultdict):
    def __missing__(self, k): return f'missing {k}'
print(Missing()['q'])
for source in ('deque(5)', 'deque([], -1)', 'deque([], "a")', 'deque().pop()', 'deque().popleft()', 'deque([1])[5]', 'deque().remove(1)', 'deque().index(1)', 'deque([1], 1).insert(0, 2)', 'deque() + []', 'deque()["a"]', 'hash(deque())', 'deque([1]).rotate("a")', 'deque() < []', 'Counter(5)', 'Counter("a", "b")', 'Counter([[]])', 'Counter.fromkeys("a")', 'defaultdict(5)', 'defaultdict(None)["a"]', 'defaultdict(lambda: 1 / 0)["a"]', 'defaultdict(list, 5)', 'deque([1, 2]).maxlen', 'deque().maxlen', 'Counter(a="x") + Counter(a=1)', 'deque([1, 2]) * "a"', 'deque([1]).insert("a", 1)', 'deque()[0:1]', 'Counter("ab").most_common(-1)', 'deque("ab").count()', 'deque("abc").index("a", 1)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
d = deque([1, 2, 3])
try:
    for x in d: d.append(x)
except RuntimeError as e: print(e)
r = deque(); r.append(r); print(r)
