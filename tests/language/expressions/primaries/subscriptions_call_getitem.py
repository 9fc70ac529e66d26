class S:
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): print('set', key, value)
    def __delitem__(self, key): print('del', key)
s = S()
print(s[1], s[1, 2], s[()], s[1,], s[...], s[1:2], s[1:2, 3], s[::], s[1:2:3, ..., None])
print(s['a'], s[s] is s)
print(s[*[1, 2]], s[1, *[2, 3]], s[*()], s[(x := 5)], s[x := 6], x)
s[1, 2] = 3
s[::2] = 'slice'
del s[0], s[1:], s[2, 3]
s[0] = s[1] = 'chain'
class OnlyClass:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(OnlyClass[int], OnlyClass[int, str])
cases = ['[1][1]', '[1]["a"]', '[1][1.0]', '(1,)[-2]', '"abc"[3]', '"abc"["a"]', '{}[1]', '{}[[]]', '{"a": 1}["b"]', '{}[1, 2]', '5[0]', 'None[0]', 'len[0]', 'S[0]', 'OnlyClass()[0]', 'b"a"[1]', 'b"a"["x"]', 'range(3)[3]', 'range(3)[-4]', 'range(3)["a"]', 'set()[0]', '(i for i in [])[0]', '[][0]', '()[0]', '[1, 2][None]', '(1.5)[0]', 'int[0]', 'S.x[0]', '[1][10**30]', '[1][True]', '"abc"[True]']
for source in cases:
    try:
        print(source, '=', eval(source))
    except Exception as e:
        print(source, '|', type(e).__name__, e)
for source in ('5[0] = 1', '(1, 2)[0] = 1', '"a"[0] = 1', '[1][1] = 2', '[1]["a"] = 2', 'del [1][1]', 'del (1,)[0]', 'del {}[1]', 'range(3)[0] = 1', 'b"a"[0] = 1', 'del 5[0]', 'len[0] = 1', '{}[[]] = 1', 'del {}[[]]', 'None[0] = 1', 'del [1][::0]'):
    try:
        exec(source)
    except Exception as e:
        print(source, '|', type(e).__name__, e)
class Idx:
    def __index__(self): return 1
print([10, 20, 30][Idx()], 'abc'[Idx()], (1, 2)[Idx():], [1, 2, 3][:Idx()])
class BadIdx:
    def __index__(self): return 'one'
try:
    [1][BadIdx()]
except TypeError as e:
    print(e)
