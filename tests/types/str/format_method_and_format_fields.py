print('{} {} {}'.format(1, 'a', None), '{1} {0} {1}'.format('a', 'b'), '{x} {y!r}'.format(x=1, y='q'), '{0[k]} {0[1]} {1.real} {2[0][1]}'.format({'k': 'v', 1: 'int key'}, 5, [[1, 2]]), '{{}} {{{}}}'.format(1), '{:>{w}.{p}}'.format('abcdef', w=8, p=3), '{!s:^7}|'.format('x'), '{0.__class__.__name__}'.format(1), '{a[b c]}'.format(a={'b c': 1}), '{0[-1]}'.format({'-1': 'neg key is text'}))
print('{:{}}'.format('a', '>5'), '{:{}{}}'.format(5, '0', 4), '{0:{1}} {2}'.format(1, 3, 4), '{:%}'.format(0.5), '{}'.format([1]), '{!r} {!s} {!a}'.format('é', 'é', 'é'))
class F:
    x = 1
    def __format__(self, s): return f'F[{s}]'
    def __getitem__(self, k): return f'item {k!r}'
    def __getattr__(self, n): return f'attr {n}'
print('{} {:abc} {:{}} {!r:.3}'.format(F(), F(), F(), 'spec', 'abcdef'), '{0[0]} {0[x]} {0.y} {0[a.b]}'.format(F()))
for fmt, args, kw in (('{', (), {}), ('}', (), {}), ('{}', (), {}), ('{1}', (1,), {}), ('{x}', (), {}), ('{} {0}', (1,), {}), ('{0} {}', (1,), {}), ('{!x}', (1,), {}), ('{!}', (1,), {}), ('{0.}', (1,), {}), ('{0[}', (1,), {}), ('{0[]}', ([],), {}), ('{0.nope}', (1,), {}), ('{0[5]}', ([],), {}), ('{0[a]}', ([],), {}), ('{:d}', ('a',), {}), ('{:s}', (1,), {}), ('{:>>5}', (1,), {}), ('{:5}', (None,), {}), ('{:5}', ([],), {}), ('{0[a]}', ({},), {}), ('{a b}', (), {'a b': 1}), ('{:{:{}}}', (1, 2, 3), {}), ('{!r', (1,), {}), ('{:', (1,), {}), ('{0!rx}', (1,), {}), ('{-1}', (1,), {}), ('{0x}', (1,), {}), ('{99999999999999999999}', (1,), {}), ('{0[99999999999999999999]}', ([1],), {}), ('{0]}', (1,), {}), ('{a.b[c].d}', (), {'a': F()}), ('{:{}', (1, 2), {})):
    try: print(repr(fmt), fmt.format(*args, **kw))
    except Exception as e: print(repr(fmt), '|', type(e).__name__, e)
print('{a} {b}'.format_map({'a': 1, 'b': 2}))
class M(dict):
    def __missing__(self, k): return f'missing {k}'
print('{q}'.format_map(M()))
for bad in ('{}', '{0}'):
    try: print(bad.format_map({'a': 1}))
    except Exception as e: print(type(e).__name__, e)
try: '{x}'.format_map(5)
except TypeError as e: print(e)
import string
print(list(string.Formatter().parse('a{b!r:c}d{{{}')))
