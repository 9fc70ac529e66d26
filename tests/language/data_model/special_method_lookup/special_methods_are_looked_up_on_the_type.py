class C: pass
c = C()
c.__len__ = lambda: 5
c.__call__ = lambda: 'called'
c.__iter__ = lambda: iter([1])
c.__getitem__ = lambda i: i
c.__contains__ = lambda x: True
c.__add__ = lambda o: 'added'
c.__eq__ = lambda o: True
c.__bool__ = lambda: False
c.__str__ = lambda: 'str'
c.__hash__ = lambda: 1
c.__enter__ = c.__exit__ = lambda *a: None
for source in ('len(c)', 'c()', 'list(c)', 'c[0]', '1 in c', 'c + 1', 'c == 1', 'bool(c)', 'str(c) == "str"', 'hash(c) == 1', 'c.__len__()', 'c.__call__()', 'reversed(c)', 'next(c)', 'abs(c)', 'int(c)', 'round(c)', 'c < c', 'c @ c', '~c', 'c.__eq__(2)', 'format(c, "x")', 'bytes(c)', 'iter(c)', 'divmod(c, 1)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
C.__len__ = lambda self: 7
print(len(c), bool(c))
del C.__len__
try: len(c)
except TypeError as e: print(e)
class Meta(type):
    def __getattribute__(*args):
        print('metaclass getattribute', args[1])
        return type.__getattribute__(*args)
class D(metaclass=Meta):
    def __len__(self): return 10
    def __getattribute__(*args):
        print('class getattribute', args[1])
        return object.__getattribute__(*args)
d = D()
print(d.__len__()); print(type(d).__len__(d)); print(len(d))
print(hash(int) == hash(int), repr(int), str(int), int.__hash__(1), int.__repr__(5), type.__repr__(int), int == int, type.__call__(int, '5'))
try: int.__hash__()
except TypeError as e: print(e)
class P:
    @property
    def __len__(self): return lambda: 11
    @property
    def __bool__(self): raise AttributeError('property bool')
print(len(P()))
try: bool(P())
except AttributeError as e: print(e)
class SM:
    @staticmethod
    def __call__(*a): return ('static', a)
    @classmethod
    def __len__(cls): return len(cls.__name__)
    __getitem__ = dict(a=1, b=2).__getitem__
    __iter__ = lambda self: iter(('x', 'y'))
print(SM()(1), len(SM()), SM()['b'], list(SM()))
class Later: pass
l = Later()
Later.__call__ = lambda self, x: x + 1
print(l(4))
Later.__call__ = lambda self, x: x * 10
print(l(4))
class Sub(Later): pass
s = Sub(); print(s(1))
Later.__add__ = lambda self, o: 'now addable'
print(s + 1)
del Later.__add__
try: s + 1
except TypeError as e: print(e)
