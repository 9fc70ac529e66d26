class Account:
    __rate = 2
    def __init__(self): self.__balance = 10
    def __double(self): return self.__balance * self.__rate
    def value(self): return self.__double()
    def dunder(self): return self.__class__.__name__
    def nested(self):
        def __inner(__arg): return __arg
        return __inner(1), sorted(locals())
    def keyword(self, *, __k=1): return __k
    class __Nested:
        __z = 1
        def get(self): return self.__z
    def make(self): return self.__Nested()
class _Under:
    __x = 1
    def get(self): return self.__x
class __Lead:
    __x = 2
    def get(self): return self.__x
class ___:
    __x = 3
    def get(self): return self.__x
a = Account()
print(a.value(), a.dunder(), a.nested(), sorted(vars(a)), a.keyword(_Account__k=5))
print(sorted(n for n in vars(Account) if 'ccount' in n))
print(a.make().get(), [n for n in vars(a.make().__class__) if 'z' in n])
print(_Under().get(), [n for n in vars(_Under) if 'x' in n])
print(__Lead().get(), [n for n in vars(__Lead) if 'x' in n])
print(___().get(), [n for n in vars(___) if 'x' in n])
try:
    a.keyword(__k=1)
except TypeError as e:
    print(e)
for name in ('__balance', '_Account__balance'):
    print(name, getattr(a, name, 'missing'))
class Sub(Account):
    def peek(self): return self.__balance
try:
    Sub().peek()
except AttributeError as e:
    print(e)
class G:
    def set(self):
        global __glob
        __glob = 'a global'
G().set()
print(_G__glob)
class I:
    import sys as __sys
    try:
        raise ValueError(1)
    except ValueError as __e:
        kept = __e.args
    for __i in range(2): pass
print(sorted(n for n in vars(I) if n.startswith('_I')), I.kept)
