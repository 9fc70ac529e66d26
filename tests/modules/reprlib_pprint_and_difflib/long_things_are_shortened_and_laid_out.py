import reprlib, pprint
print(reprlib.repr(list(range(100))), reprlib.repr('x' * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set(range(20))), reprlib.repr((1, [2, [3, [4, [5, [6, [7]]]]]])), reprlib.repr(10 ** 100), reprlib.repr(frozenset([1])), reprlib.repr(len))
r = reprlib.Repr(); r.maxlist = 2; r.maxstring = 10; print(r.repr([1, 2, 3]), r.repr('abcdefghijklmnop'))
class L(list):
    @reprlib.recursive_repr('<...>')
    def __repr__(self): return 'L' + list.__repr__(self)
l = L([1]); l.append(l); print(l)
d = {'name': 'x' * 30, 'values': list(range(25)), 'nested': {'a': [1, 2, {'b': 'c' * 40}], 'tuple': (1, 2)}, 'set': {3, 1, 2}, 'empty': [[], {}, ()]}
pprint.pprint(d); pprint.pprint(d, width=40, depth=2); pprint.pprint(d, compact=True, indent=2, sort_dicts=False); print(pprint.pformat([1, 'a', None]), pprint.isreadable([len]), pprint.saferepr({'b': 1, 'a': 2})); pprint.pprint('long text ' * 12); pprint.pprint({(i, 'k' * i): b'bytes' * i for i in range(4)}); x = [1]; x.append(x); print(pprint.isrecursive(x)); print(pprint.pformat(x).split(' with')[0])
from dataclasses import dataclass
@dataclass
class P: x: int; y: list
pprint.pprint([P(1, list(range(30))), P(2, [])])
import difflib
print(list(difflib.unified_diff('a\nb\nc'.split(), 'a\nB\nc\nd'.split(), 'old', 'new', lineterm='')), difflib.get_close_matches('appel', ['ape', 'apple', 'peach']), round(difflib.SequenceMatcher(None, 'abcd', 'bcde').ratio(), 3), list(difflib.ndiff(['a', 'b'], ['a', 'c'])), difflib.SequenceMatcher(None, 'qabxcd', 'abycdf').get_opcodes())
