def note(x):
    print(x, end=' ')
    return x
print(note(1) < note(2) < note(3))
print(note(3) < note(2) < note(1))
print(note(1) < note(2) > note(0) != note(5))
print(1 < 2 == 2, 1 == 1.0 is not None, (1 < 2) < 2, 1 < (2 < 3), 3 > 2 > 1, 1 < 3 < 2)
print(1 in [1, 2] == True, (1 in [1, 2]) == True, 'a' in 'abc' in ['abc'], not 1 < 2)
class T:
    def __init__(self, name): self.name = name
    def __lt__(self, other): return self.name
    def __bool__(self): raise RuntimeError('bool')
print(T('x') < T('y'))
try:
    T('x') < T(T('z')) < T('y')
except RuntimeError as e:
    print(e)
class Cmp:
    def __init__(self, r): self.r = r
    def __lt__(self, other): return self.r
print(Cmp('') < 1 < 2, Cmp([]) < 1 < 0, Cmp('yes') < 1 < 2, Cmp(5) < 1 > 2)
a = b = c = 5
print(a == b == c, a != b != c, a <= b >= c, a < b == c)
x = 7
if 0 <= x < 10: print('in range')
while 0 < x <= 7 != 3: x -= 3
print(x)
print([i for i in range(20) if 3 < i <= 10 != i], all(a <= b for a, b in zip([1, 2], [2, 3])))
for source in ('1 < "a"', '"a" < 1', '[] < ()', 'None < None', '1 < None < 2', '{} < {}', '{1} < 5', '1j < 2j', 'object() < object()', 'int < str', '1 <= "x" <= 3', 'len > print', '3 > 2 > "a"', '2 > 3 > "a"', '(1, "a") < (1, 2)', '[1, None] > [1, 2]', 'range(3) < range(4)', 'b"a" < "a"', 'slice(1) < slice(2)', '... < ...', '1.5 >= "x"', 'set() <= []'):
    try:
        print(source, '=', eval(source))
    except Exception as e:
        print(source, '|', type(e).__name__, e)
