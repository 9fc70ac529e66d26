def seq(x):
    match x:
        case []: return 'empty'
        case [a]: return f'one {a}'
        case [1, *rest]: return f'starts with 1, then {rest}'
        case [*init, 9]: return f'{init} then 9'
        case (2, *_, 3): return '2 ... 3'
        case [[a, b], [c, *d]]: return f'nested {a} {b} {c} {d}'
        case a, b: return f'pair {a} {b}'
        case [a, *mid, z]: return f'{a} {mid} {z}'
        case _: return 'no sequence'
import collections, collections.abc
for x in ([], (), [5], (1,), [1, 2, 3], [4, 5, 9], (2, 3), [2, 0, 0, 3], [[1, 2], [3, 4, 5]], [7, 8], [7, 8, 6], 'ab', b'ab', bytearray(b'ab'), {1, 2}, {1: 2}, range(3), iter([1]), collections.deque([7, 8]), memoryview(b'ab'), None, collections.UserList([1, 5])):
    print(type(x).__name__, seq(x))
def mapping(x):
    match x:
        case {'type': 'point', 'x': x, 'y': y}: return f'point {x} {y}'
        case {'type': 'list', 'items': [first, *_]}: return f'list from {first}'
        case {'only': 1, **rest}: return f'rest {rest}'
        case {1: one, None: none}: return f'{one} {none}'
        case {'a': {'b': {'c': deep}}}: return f'deep {deep}'
        case {'k': (1 | 2) as v}: return f'k is {v}'
        case {'n': int(n)}: return f'int {n}'
        case {}: return 'any mapping'
        case _: return 'no mapping'
class D(dict):
    def __missing__(self, k): return 'missing'
    def get(self, k, d=None):
        print('get', k, end=' ')
        return super().get(k, d)
for x in ({'type': 'point', 'x': 1, 'y': 2, 'z': 3}, {'type': 'list', 'items': [4, 5]}, {'type': 'list', 'items': []}, {'only': 1, 'a': 2, 'b': 3}, {'only': 1}, {1: 'I', None: 'N'}, {'a': {'b': {'c': 5}}}, {'k': 2}, {'k': 3}, {'n': 5}, {'n': 'x'}, {}, [], D(type='point', x=1), D(k=1), collections.defaultdict(int), collections.ChainMap({'k': 1}, {'n': 2}), collections.OrderedDict(k=2)):
    print(type(x).__name__, mapping(x))
class Key: A, B = 'a', 'b'
match {'a': 1, 'b': 2}:
    case {Key.A: va, Key.B: vb}: print(va, vb)
class Seq(collections.abc.Sequence):
    def __len__(self): print('len', end=' '); return 3
    def __getitem__(self, i): 
        print('get', i, end=' ')
        if i > 2: raise IndexError
        return i * 10
for pattern in ('[a, b, c]', '[a, *b]', '[*_]', '[_, _]', '[*_, x]', '[a, *_, c]', '[_, *_]'):
    exec(f'match Seq():\n  case {pattern}: print({pattern!r}, [v for k, v in sorted(locals().items()) if k in "abcx"])\n  case _: print("no")', {'Seq': Seq})
match [1, [2, [3, {'k': (4, 5)}]]]:
    case [a, [b, [c, {'k': (d, e)}]]]: print(a, b, c, d, e)
key = 'dup'
class K: X = 'dup'
try:
    match {'dup': 1}:
        case {'dup': a, K.X: b}: pass
except ValueError as e: print(e)
for source in ("case {'a': 1, 'a': 2}: pass", "case {**a, 'b': 1}: pass", "case {**_}: pass", "case {x: 1}: pass", "case [*a, *b]: pass", "case *a: pass", "case *a, : pass", "case {'a': a, 'b': a}: pass", "case {**a, **b}: pass", "case {f(): 1}: pass", "case {-1: a, 1 + 2j: b, None: c, True: d}: pass", "case [a, *a]: pass", "case {'x'}: pass", "case {'a': b, **b}: pass", "case [1, 2: pass", "case [*_, *_]: pass"):
    try:
        compile('match x:\n  ' + source, 's', 'exec')
    except SyntaxError as e: print(source, '|', e.msg)
    else: print(source, 'compiles')
import collections
import collections.abc


def kind(subject):
    match subject:
        case []: return 'sequence'
        case {}: return 'mapping'


class MappingFirst(collections.UserDict, collections.abc.Sequence): pass
class SequenceFirst(collections.UserList, collections.abc.Mapping): pass
class DictFirst(dict, collections.abc.Sequence): pass
class ListFirst(list, collections.abc.Mapping): pass


print(kind(MappingFirst()), kind(SequenceFirst()), kind(DictFirst()), kind(ListFirst()))
