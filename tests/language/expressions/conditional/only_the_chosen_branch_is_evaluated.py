def note(x):
    print(x, end=' ')
    return x
print(note('a') if note(1) else note('b'), note('a') if note(0) else note('b'))
print(1 if False else 2 if False else 3, (1 if True else 2) if False else 3, 1 if 0 else (2 if 1 else 3))
print('x' if [] else 'y', ('t', 'u') if 1 else (), *([1] if 1 else [2]))
print([i if i % 2 else -i for i in range(5)], {k: 'even' if k % 2 == 0 else 'odd' for k in range(3)})
print((lambda n: 'neg' if n < 0 else 'zero' if n == 0 else 'pos')(-1), [(lambda n: 'neg' if n < 0 else 'zero' if n == 0 else 'pos')(n) for n in (0, 5)])
print(note(1) and note(0) if note(2) else note(3), note(1) if note(0) or note(4) else note(5))
print(not 1 if 0 else not 0, -1 if 1 else 2, 1 + 2 if 0 else 3 + 4, (1, 2 if 0 else 3, 4))
x = 5
y = x if x > 3 else undefined_name
print(y)
def default(a, b=None): return a if b is None else b
print(default(1), default(1, 2), default(1, 0))
print(f'{"yes" if x else "no"}', f"{x if x > 10 else 'small':>8}")
d = {True: 'T', False: 'F'}
print(d[x > 3 if x else x], d[bool(x) if x is None else not x])
def gen(n): yield from range(n) if n < 3 else 'abc'
print(list(gen(2)), list(gen(3)))
r = [] if 0 else [1, *([2] if 1 else []), 3]
r += [4] if r else [5]
print(r)
def fact(n): return 1 if n <= 1 else n * fact(n - 1)
print(fact(20), fact(25))
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(15))
class B:
    def __bool__(self):
        print('bool', end=' ')
        return True
print(1 if B() else 2, 1 if not B() else 2, 1 if B() and B() else 2)
for source in ('1 if 2', '1 if else 3', 'x = 1 if 2 else', '1 if 2 else pass', '(1 if 2 else 3 if 4)', '1 if x := 2 else 3', 'if 1 else 2'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(source, '|', e.msg)
