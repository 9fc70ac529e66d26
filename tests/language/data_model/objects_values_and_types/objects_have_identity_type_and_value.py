a = [1, 2]
b = a
c = [1, 2]
print(a is b, a == c, a is c, type(a), type(type(a)), type(type))
a.append(3)
print(b, c, id(a) == id(b), id(a) == id(c))
t = (1, [2, 3])
before = id(t)
t[1].append(4)
print(t, id(t) == before)
x, y = (), ()
print(x == y, x is y)
for v in (None, NotImplemented, ..., 1, 'a', 1.5, [], (), {}, set(), len, int, type, lambda: 0, (i for i in ()), range(1), b'', 1j, True, object()):
    print(type(v).__name__, end=' ')
print()
print(isinstance(True, int), issubclass(bool, int), type(True) is int, isinstance(1, object), issubclass(type, object), isinstance(object, type), isinstance(type, object))
class A: pass
o = A()
print(type(o) is A, o.__class__ is A)
class B(A): pass
o.__class__ = B
print(type(o).__name__, isinstance(o, A))
class Liar:
    __class__ = int
print(isinstance(Liar(), int), type(Liar()) is int, isinstance(Liar(), Liar))
try:
    o.__class__ = 5
except TypeError as e: print(e)
try:
    o.__class__ = int
except TypeError as e: print(e)
class S: __slots__ = ('a',)
try:
    S().__class__ = A
except TypeError as e: print(e)
