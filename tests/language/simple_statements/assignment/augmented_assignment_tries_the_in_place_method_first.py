class I:
    def __init__(self, v): self.v = v
    def __iadd__(self, o): self.v += o; return self
    def __repr__(self): return f'I({self.v})'
class F:
    def __init__(self, v): self.v = v
    def __add__(self, o): return F(self.v + o)
    def __iadd__(self, o): return NotImplemented
    def __repr__(self): return f'F({self.v})'
a = b = I(1); a += 5; print(a, b, a is b)
a = b = F(1); a += 5; print(a, b, a is b)
l = m = [1]; l += [2]; l += 'x'; l *= 2; print(l, m is l)
l = m = [1]; l = l + [2]; print(l, m)
t = u = (1,); t += (2,); print(t, u)
s = r = {1}; s |= {2}; s &= {2, 3}; s ^= {5}; s -= {2}; print(s, r is s)
d = e = {1: 2}; d |= {3: 4}; print(d, e is d)
t = ([],)
try:
    t[0] += [1]
except TypeError as err:
    print(err, t)
def key(k):
    print('key', k, end=' ')
    return k
d = {'n': 1}
d[key('n')] += 10; print(d)
class P:
    @property
    def x(self): print('get', end=' '); return 5
    @x.setter
    def x(self, v): print('set', v)
p = P(); p.x += 1; p.x *= 2
n = 5
n += 1; n -= 2; n *= 3; n //= 2; n **= 2; n %= 7; n <<= 4; n >>= 1; n |= 3; n &= 9; n ^= 2; n /= 4
print(n)
x = 1
def local():
    try:
        x += 1
    except UnboundLocalError as err: print(err)
local()
def glob():
    global x
    x += 1
glob(); print(x)
class C:
    count = 0
    def bump(self): self.count += 1
c = C(); c.bump(); c.bump(); print(c.count, C.count)
class K:
    total = 0
    for total_i in range(4): total += total_i
print(K.total)
try:
    missing += 1
except NameError as err: print(err)
try:
    c.missing += 1
except AttributeError as err: print(err)
try:
    d['missing'] += 1
except KeyError as err: print(err)
class BadI:
    __iadd__ = None
    def __add__(self, o): return 'add'
try:
    b = BadI(); b += 1; print(b)
except TypeError as err: print(err)
f = lambda x: x
x = 'ab'; x *= 2; x += 'c'; x %= () if '%' in x else (); print(x)
