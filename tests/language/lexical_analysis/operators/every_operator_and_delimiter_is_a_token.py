a, b = 13, 4
print(a + b, a - b, a * b, a ** b, a / b, a // b, a % b)
print(a << b, a >> b, a & b, a | b, a ^ b, ~a)
print(a < b, a > b, a <= b, a >= b, a == b, a != b)
class M:
    def __matmul__(self, o): return ('matmul', o)
    def __imatmul__(self, o): return ('imatmul', o)
m = M()
print(m @ 1)
print((n := 10), n)
x = 1; x += 2; print(x)
x -= 1; print(x)
x *= 10; print(x)
x /= 4; print(x)
x //= 1; print(x)
x %= 3; print(x)
x = 6; x &= 3; print(x)
x |= 8; print(x)
x ^= 3; print(x)
x >>= 1; print(x)
x <<= 3; print(x)
x **= 2; print(x)
m @= 5; print(m)
def f(a: int, /, b, *, c) -> str: return f'{a}{b}{c}'
print(f(1, 2, c=3), f.__annotations__)
print([1, 2, 3][0:2], {1: 2}, {1, 2}, (1,), ..., [1][-1:])
@lambda g: g
def deco(): return 'decorated'
print(deco())
for source in ('a ? b', 'a $ b', 'a ++', '++a', 'a === b', 'a <> b', 'a && b', 'a || b', '!a', 'a =: b', 'a := b', 'a -> b', 'a +* b', 'a ** ** b', 'a not b', 'a is is b', '@', 'a not in not b', 'a..b', 'a,,b', '(a', 'a)', '[a)', '{a]', '(]'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(source, '|', e.msg)
    else:
        print(source, 'compiles')
