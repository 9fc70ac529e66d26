print(-5, +5, ~5, -0, -0.0, +True, -True, ~True, ~-1, --5, ~~7, -(-3), +-+3, -1j, +(2+3j))
print(-2**63, -(2**63), ~(2**70), -(2**48), ~(2**47), -10**30)
print(not 0, not 1, not [], not '', not None, not not 5, not (1 == 2))
class N:
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'invert'
    def __abs__(self): return 'abs'
    def __bool__(self): return False
n = N()
print(-n, +n, ~n, abs(n), not n)
class L:
    def __len__(self): return 0
print(not L(), bool(L()))
class BadBool:
    def __bool__(self): return 1
class BadLen:
    def __len__(self): return -1
class FloatLen:
    def __len__(self): return 1.5
class HugeLen:
    def __len__(self): return 10 ** 30
class RaisingBool:
    def __bool__(self): raise RuntimeError('no truth')
for source in ('-"a"', '+"a"', '~1.5', '~"a"', '-[]', '~None', '+{}', '-None', '~1j', 'not BadBool()', 'not BadLen()', 'not FloatLen()', 'not HugeLen()', 'not RaisingBool()', 'abs("a")', '-object()', '~set()', '-N', 'if_ = 1 if BadLen() else 2'):
    try:
        print(source, '=', eval(source))
    except SyntaxError:
        pass
    except Exception as e:
        print(source, '|', type(e).__name__, e)
class Meta(type):
    def __neg__(cls): return f'-{cls.__name__}'
class WithMeta(metaclass=Meta): pass
print(-WithMeta)
class OnInstance: pass
o = OnInstance(); o.__neg__ = lambda: 1
try:
    -o
except TypeError as e:
    print(e)
