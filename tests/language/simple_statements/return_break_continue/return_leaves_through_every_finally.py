def none(): return
def tup(): return 1, 2
def falls(): pass
print(none(), tup(), falls())
def overrides():
    try:
        return 'try'
    finally:
        return 'finally'
print(overrides())
def swallows():
    try:
        raise ValueError
    finally:
        return 'exception swallowed'
print(swallows())
def keeps():
    x = 'value at return'
    try:
        return x
    finally:
        x = 'changed later'
        print('finally runs')
print(keeps())
def nested():
    try:
        try:
            return print('returning')
        finally:
            print('inner')
    finally:
        print('outer')
nested()
def loop():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: return f'left at {i}'
            print('body', i)
        finally:
            print('finally', i)
    return 'end'
print(loop())
def break_in_finally():
    for i in range(3):
        try:
            return 'lost'
        finally:
            break
    return 'after the loop'
print(break_in_finally())
def continue_in_finally():
    n = 0
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            n += 1
            continue
    return n
print(continue_in_finally())
class CM:
    def __enter__(self): print('enter'); return self
    def __exit__(self, *a): print('exit', a[0])
def with_return():
    with CM(), CM():
        return 'from with'
print(with_return())
def while_else(n):
    while n:
        n -= 1
        if n == 3: break
    else:
        return 'no break'
    return 'broke'
print(while_else(2), while_else(5))
def gen():
    try:
        yield 1
        return 'value'
    finally:
        yield 'from finally'
g = gen(); print(list(g))
def except_return():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return str(e)
    finally:
        print('cleanup')
print(except_return())
def else_return():
    try: pass
    except: return 'except'
    else: return 'else'
    finally: print('finally after else')
print(else_return())
for source in ('return', 'class C: return 1', 'break', 'continue', 'if 1: break', 'def f(): break', 'for x in y:\n  def f(): continue', 'while 1:\n  class C: break', 'for x in y: pass\nelse: break', 'try: pass\nfinally: continue', 'lambda: break', 'def f(): return yield', 'with x: break', 'match x:\n  case 1: break', 'def f(): return *a', 'def f(): return *a,'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(repr(source), '|', e.msg)
    else:
        print(repr(source), 'compiles')
