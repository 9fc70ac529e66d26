def note(x):
    print('note', x)
    return x
for i in note([1, 2]): print(i)
for a, b in [(1, 2), 'xy']: print(a, b)
for a, (b, *c) in [(1, (2, 3, 4))]: print(a, b, c)
d = {}
for d['k'] in range(3): pass
print(d)
class O: pass
for O.attr in 'ab': pass
print(O.attr)
l = [1, 2, 3]
for x in l:
    if len(l) < 6: l.append(x * 10)
print(l, x)
l = [1, 2, 3, 4, 5]
for x in l: l.remove(x)
print(l)
for l[0] in range(3): pass
print(l)
for i in range(3):
    i += 10
    print(i, end=' ')
print()
class Old:
    def __getitem__(self, i):
        if i == 3: raise IndexError
        return i * i
print([x for x in Old()])
class It:
    def __init__(self): self.n = 0
    def __iter__(self): print('iter'); return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration
        return self.n
for x in It(): print(x)
class Raises:
    def __iter__(self): return self
    def __next__(self): raise ValueError('from next')
class NoNext:
    def __iter__(self): return 5
class IterNone:
    __iter__ = None
    def __getitem__(self, i): return 1
class GetRaises:
    def __getitem__(self, i): raise KeyError(i)
class StopInGet:
    def __getitem__(self, i): raise StopIteration
for source in ('for x in 5: pass', 'for x in None: pass', 'for x in Raises(): pass', 'for x in NoNext(): pass', 'for x in IterNone(): pass', 'for x in GetRaises(): pass', 'for x in StopInGet(): pass', 'for a, b in [1]: pass', 'for a, b in [(1, 2, 3)]: pass', 'for x in int: pass', 'for x in It: pass', 'for x in {1: 2}.keys(): print(x)', 'for x in len: pass'):
    try:
        exec(source)
    except Exception as e:
        print(source, '|', type(e).__name__, e)
for change in ('d[9] = 1', 'del d[1]', 'd.clear()', 'd[1] = "same size"', 'd.pop(1); d[7] = 7'):
    d = {1: 1, 2: 2}
    try:
        for k in d: exec(change)
    except (RuntimeError, KeyError) as e:
        print(change, '|', type(e).__name__, e)
    else:
        print(change, d)
s = {1, 2}
try:
    for x in s: s.add(x + 10)
except RuntimeError as e:
    print(e)
for x in (): pass
print('x keeps its last value', x)
for i in range(3):
    for i in range(2): pass
    print(i, end=' ')
else: print('done')
