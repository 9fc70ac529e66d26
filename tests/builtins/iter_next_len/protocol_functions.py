class Len:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print(len([]), len('abc'), len({1: 2}), len(Len(5)), len(range(10)), len(Len(True)), len(b'ab'), len(frozenset([1])), len({}.keys()), len(memoryview(b'abc')))
it = iter([1, 2]); print(next(it), next(it), next(it, 'd'), next(it, None))
def f(): f.n += 1; return f.n
f.n = 0
print(list(iter(f, 4)), f.n); i = iter(f, 6); print(next(i), list(i), list(i), f.n)
class Eq:
    def __eq__(self, o): print('eq', o, end=' '); return o == 8
print(list(iter(f, Eq())))
def stops():
    raise StopIteration('inner')
print(list(iter(stops, 1)))
with open('/dev/null') as fh: print(list(iter(lambda: fh.read(1), '')))
for source in ('len()', 'len(5)', 'len(Len(-1))', 'len(Len("a"))', 'len(Len(2.0))', 'len(Len(2 ** 64))', 'len(x for x in [])', 'len(None)', 'len(len)', 'next()', 'next(5)', 'next([])', 'next(iter([]))', 'next(iter([]), 1, 2)', 'iter()', 'iter(5)', 'iter(5, 5)', 'iter([], 5)', 'iter(object)', 'aiter([])', 'anext(5)', 'iter(Len(3))', 'len(Len)', 'next(iter({}))'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class AIter:
    def __aiter__(self): return self
    async def __anext__(self): raise StopAsyncIteration
a = AIter(); print(aiter(a) is a)
async def use(): return await anext(a, 'default')
try: use().send(None)
except StopIteration as e: print(e.value)
class BadA:
    def __aiter__(self): return 5
try: aiter(BadA())
except TypeError as e: print(e)
