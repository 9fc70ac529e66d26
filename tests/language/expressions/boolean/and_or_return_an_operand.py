def note(x):
    print(x, end=' ')
    return x
print(note(1) and note(2), note(0) and note(2), note('') or note('x'), note(3) or note(4))
print(note([]) or note({}) or note(()), note(1) and note([]) and note(2))
print(note(0) or note(1) and note(2), (note(0) or note(1)) and note(0))
print(not note(0), not note(1) or note('z'), not (note(1) and note(0)))
print(None or 'default', 0 or None, '' and 1, [] and 1, 'a' and 'b' or 'c', '' and 'b' or 'c')
class Falsy:
    def __bool__(self):
        print('bool', end=' ')
        return False
    def __repr__(self): return 'Falsy'
f = Falsy()
print(f and 1, f or 2, not f, f or f, 1 if f else 2)
if f or f: print('no')
elif not f and not f: print('yes')
while f and undefined: pass
assert not f
print([x for x in (0, 1, f) if x or x is f])
class Len:
    def __init__(self, n): self.n = n
    def __len__(self):
        print('len', end=' ')
        return self.n
print(bool(Len(0)), bool(Len(3)), 'x' if Len(0) else 'y')
class Both(Len):
    def __bool__(self): return True
print(bool(Both(0)))
for v in (0, 0.0, 0j, -0.0, '', b'', (), [], {}, set(), frozenset(), range(0), None, False, bytearray(), 'False', ' ', [0], (None,), 1e-300, float('nan'), object, len, ..., NotImplemented.__class__):
    print(repr(v)[:30], bool(v), end='; ')
print()
def f(a=None, b=()): return a is not None and b or 'empty'
print(f(), f(1), f(1, [2]))
def early(x): return x and x > 5 and 'big' or 'small'
print(early(0), early(3), early(9))
a = 1; b = 0
print(a and b or a, a or b and a, not a == b, (a, b) and (b or a), a if b else b if a else 2)
x = a and (y := 5) or (y := 6)
print(x, y)
