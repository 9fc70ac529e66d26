import gc, marshal
class N:
    def __init__(self, name): self.name, self.me = name, self
    def __del__(self): print('del', self.name)
gc.collect(); gc.disable()
n = N('a'); del n; print('unreachable but alive'); print(gc.collect() > 0, gc.isenabled()); gc.enable()
a, b = N('b'), N('c'); a.other, b.other = b, a; del a, b; gc.collect(); print(gc.garbage, gc.get_threshold(), len(gc.get_count()), gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked('a'), gc.is_tracked({}), gc.is_tracked({'a': []}), gc.is_tracked((1, 2)), gc.is_tracked(N), gc.get_debug(), [type(x).__name__ for x in gc.get_referents([1, 'a', []])], len(gc.get_stats()))
l = []; print([r is l2 for l2 in [[l]] for r in gc.get_referrers(l) if r is l2])
for source in ('gc.collect(5)', 'gc.collect("a")', 'gc.set_threshold("a")', 'gc.set_debug("x")', 'gc.collect(0) >= 0', 'gc.get_objects(5)', 'gc.freeze()', 'gc.unfreeze()', 'gc.get_freeze_count()', 'gc.is_finalized(5)', 'gc.callbacks'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
gc.callbacks.append(lambda phase, info: print(phase, sorted(info))); gc.collect(); gc.callbacks.clear()
vals = [None, True, False, ..., 0, -1, 2 ** 31, -2 ** 40, 10 ** 30, 1.5, -0.0, 1e300, 2j, 'ascii', 'é日😀', '\ud800', b'bytes', (), (1, (2,)), [1, [2]], {'a': 1, None: [2]}, {1, 2}, frozenset([3]), StopIteration, bytearray(b'x'), 'a' * 300, tuple(range(300))]
for v in vals:
    try: s = marshal.dumps(v); r = marshal.loads(s); print(repr(v)[:30], s[:16], r == v, type(r).__name__)
    except Exception as e: print(repr(v)[:30], type(e).__name__, e)
code = compile('def f(x):\n  return x + 1\ny = f(4)', 'file', 'exec'); ns = {}; exec(marshal.loads(marshal.dumps(code)), ns); print(ns['y'], marshal.loads(marshal.dumps(code)) == code)
for bad in (b'', b'i', b'i\1\0', b'(\5', b's\xff\xff\xff\x7f', b'?', b'u\2\0\0\0\xff\xff', b'r\0\0\0\0', b'[\1\0\0\0', 5, 'str', b'0', b'{0', b'c'):
    try: print(bad, marshal.loads(bad))
    except Exception as e: print(bad, type(e).__name__, e)
for source in ('marshal.dumps(object())', 'marshal.dumps(lambda: 0)', 'marshal.dumps([len])', 'marshal.dumps(int)', 'marshal.dumps(1, 2)', 'marshal.dumps("s", "x")', 'marshal.version', 'marshal.loads(marshal.dumps([1, 2]) + b"trailing")'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
