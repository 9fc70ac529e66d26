class A:
    def __init__(self, name='A'): self.name = name
    def __repr__(self): return self.name
def method(op):
    def f(self, other):
        print(f'{self}.{op}({other})', end=' ')
        return NotImplemented
    return f
ops = {'+': 'add', '-': 'sub', '*': 'mul', '@': 'matmul', '/': 'truediv', '//': 'floordiv', '%': 'mod', '<<': 'lshift', '>>': 'rshift', '&': 'and', '|': 'or', '^': 'xor', '**': 'pow'}
for name in ops.values():
    for prefix in ('', 'r', 'i'):
        setattr(A, f'__{prefix}{name}__', method(f'{prefix}{name}'))
class B(A): pass
class C(A):
    def __radd__(self, other):
        print(f'{self}.C.radd({other})', end=' ')
        return 'C wins'
class Other:
    def __repr__(self): return 'other'
    def __radd__(self, o): return f'other.radd({o})'
a, b, c, o = A('a'), B('b'), C('c'), Other()
for op in ops:
    for left, right in (('a', 'b'), ('a', 'a'), ('a', '1'), ('1', 'a')):
        try:
            print(eval(f'{left} {op} {right}'))
        except TypeError as e:
            print(e)
    try:
        x = a
        exec(f'x {op}= b')
    except TypeError as e:
        print(e)
print(a + c, b + c, a + o, b + o)
try:
    print(c + a)
except TypeError as e:
    print(e)
class Raises:
    def __add__(self, o): raise ValueError('from add')
    def __radd__(self, o): raise KeyError('from radd')
for source in ('Raises() + 1', '1 + Raises()', '"a" + Raises()', '[] + Raises()'):
    try:
        print(eval(source))
    except Exception as e:
        print(type(e).__name__, e)
class NotCallable:
    __add__ = 5
    __mul__ = None
for source in ('NotCallable() + 1', 'NotCallable() * 1', '1 * NotCallable()'):
    try:
        print(eval(source))
    except TypeError as e:
        print(e)
class StrLike(str):
    def __radd__(self, other): return f'radd {other}'
    def __rmod__(self, other): return f'rmod {other}'
print('a' + StrLike('b'), '%s' % StrLike('b'), 5 + StrLike('x'))
class IntLike(int):
    def __radd__(self, other): return f'radd {other}'
    def __add__(self, other): return f'add {other}'
print(1 + IntLike(2), IntLike(2) + 1, 1.5 + IntLike(2), IntLike(2) + 1.5, sum([IntLike(1), IntLike(2)]))
