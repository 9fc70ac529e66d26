class T:
    def __init__(self, n): self.n = n
    def __bool__(self):
        self.n -= 1
        print('bool', self.n, end='; ')
        return self.n >= 0
t = T(3)
while t: print('body', end=' ')
else: print('else')
if T(0): print('if')
elif T(0): print('elif')
elif T(1): print('second elif')
else: print('else')
if not T(0): print('not')
if T(1) and not T(0) or T(5): print('and not or')
def grade(n):
    if n >= 90: return 'A'
    elif n >= 80: return 'B'
    elif n >= 70:
        if n >= 75: return 'C+'
        else: return 'C'
    else: return 'F'
print([grade(n) for n in (95, 85, 77, 71, 3)])
n = 10
while n > 0 and n != 4:
    n -= 3 if n % 2 else 2
print(n)
if 1: print('constant')
if 0: undefined()
elif 1: print('elif constant')
while 0: undefined()
else: print('never entered')
if []: pass
elif (): pass
elif {}: pass
elif '': pass
else: print('all empty')
while True:
    if n < -5: break
    n -= 1
print(n)
if (m := 3) > 2 < 5: print(m)
if __debug__: print('debug')
if not __debug__: print('not debug')
x = 5
if x == 5: pass
else: print('no')
class Bad:
    def __bool__(self): raise ValueError('no truth value')
for source in ('if Bad(): pass', 'while Bad(): pass', 'if not Bad(): pass', '1 if Bad() else 2', 'Bad() and 1', 'assert Bad()', '[x for x in [1] if Bad()]', 'if 0 or Bad(): pass', 'while 1 and Bad(): pass', 'all([Bad()])', 'bool(Bad())', 'not Bad()'):
    try:
        exec(source)
    except ValueError as e:
        print(source, '|', e)
for source in ('if x pass', 'if: pass', 'if x: ', 'else: pass', 'elif x: pass', 'if x: pass\nelse if y: pass', 'if x:\n  pass\nelse:\n  pass\nelse:\n  pass', 'while: pass', 'while x\n  pass', 'for x y: pass', 'for in y: pass', 'for x in: pass', 'for 1 in y: pass', 'for f() in y: pass', 'for x, 1 in y: pass', 'for (x for y in z) in w: pass', 'for x in y z: pass', 'while x: pass\nelif y: pass', 'if x = 1: pass', 'for x in range(3) print(x)', 'if x: y = 1 else: y = 2', 'if x:\nprint(1)', 'for x not in y: pass'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(repr(source), '|', type(e).__name__, e.msg)
