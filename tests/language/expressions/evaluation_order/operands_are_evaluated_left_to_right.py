def e(n, value=None):
    print(n, end=' ')
    return n if value is None else value
class T:
    def __repr__(self): return "T"
    def __getitem__(self, k): print(f'get{k}', end=' '); return self
    def __setitem__(self, k, v): print(f'set{k}={v}', end=' ')
    def __setattr__(self, k, v): print(f'setattr {k}={v}', end=' ')
    def __getattr__(self, k): print(f'getattr {k}', end=' '); return self
    def __iadd__(self, o): print(f'iadd{o}', end=' '); return self
    def __delitem__(self, k): print(f'del{k}', end=' ')
    def __call__(self, *a, **k): print('call', a, k, end=' '); return self
t = T()
(e(1), e(2), e(3), e(4)); print()
{e(1): e(2), e(3): e(4)}; print()
e(1) + e(2) * (e(3) - e(4)); print()
e('callee', dict)(a=e(2), **{str(e(5)): e(6)}); print()
e(3), e(4, t)[e(5)]; print()
e('target', t)[e('key')] = 1; print()
def targets():
    e('obj', t)[e('k')], e('obj2', t).attr = e('v1'), e('v2'); print()
    e('o', t)[e('k')] += e('v'); print()
    e('o', t).attr += e('v'); print()
    e('a', t)[e('i')] = e('b', t)[e('j')] = e('value'); print()
    del e('d', t)[e('x')], e('d2', t)[e('y')]; print()
    for e('loop', t)[e('idx')] in e('iter', [1, 2]): print('body')
    with_ = [e(i) for i in e('src', [1, 2]) if e('cond')]; print()
targets()
e(5) < e(6) < e(4) < e(9); print()
e(1)if e(0)else e(2); print()
e(1, [10, 20, 30])[e(0):e(2):e(1)]; print()
e('f', t)(e('a'), *e('b', [1]), e('c'), k=e('d'), **e('e', {'z': 1}), m=e('f')); print()
e('recv', t).method(e('arg')); print()
def f(a=e('default a'), *, b: e('ann b') = e('default b')) -> e('ann return'): pass
print()
@e('deco1', lambda x: x)
@e('deco2', lambda x: x)
class C(e('base', object), metaclass=e('meta', type)): e('body')
print()
lambda x=e('lambda default'): e('not yet'); print()
f'{e(1)}{e(2):{e(3)}}'; print()
{e('k'): e('v') for _ in [1]}; print()
e('x') in e('y', ['x']); e('p') is e('q'); not e('r'); print()
assert e('ok'), e('not evaluated'); print()
x, y = y, x = e(1), e(2); print(x, y)
try:
    e(1) + e(2, 'a') + e(3)
except TypeError as err:
    print(err)
try:
    undefined[e('not reached')]
except NameError as err:
    print(err)
try:
    undefined(e('not reached'))
except NameError as err:
    print(err)
try:
    e('callee', 5)(e('argument reached'))
except TypeError as err:
    print(err)
