a = []
b = a
print(a is b, a is not b, [] is [], a is not [], None is None, True is True, ... is Ellipsis, NotImplemented is NotImplemented)
print(int is int, type(a) is list, (lambda: 0) is (lambda: 0), print is print)
def f(x=[]):
    x.append(1)
    return x
print(f() is f(), f())
t = (1, [2])
u = t
print(t is u, t[1] is u[1], tuple(t) is t, t[:] is t, list(a) is a, a[:] is a)
s = frozenset([1, 2])
print(frozenset(s) is s, s.copy() is s, set(s) is s)
x = 'abc'
print(str(x) is x, x[:] is x, ''.join([x]) is x, x.strip() is x, bytes(b'abc') == b'abc')
d = {}
print(d.setdefault('k', a) is a, d['k'] is a, dict(d) is d, d.copy()['k'] is a)
class C:
    def m(self): pass
c = C()
print(c.m is c.m, c.m == c.m, C.m is C.m, c.__class__ is C, id(c) == id(c), id(c) != id(C()))
g = (i for i in [1])
print(iter(g) is g, iter(a) is iter(a), iter([]) is not iter([]))
l = [a] * 3
print(all(y is a for y in l), l[0] is l[2])
n = None
print(n is None, n is not None, not n is None, (n is None) is True)
i = j = object()
print(i is j, i == j, i is not object())
def outer():
    v = object()
    def get(): return v
    return v is get(), get() is get()
print(outer())
big = 2 ** 100
same = big
print(big is same, int(big) is big, -(-big) == big)
import sys
print(sys.intern('a b') is sys.intern('a ' + 'b'), sys.modules['sys'] is sys)
