log = []
def run(how):
    try:
        log.append('try')
        if how == 'raise': raise ValueError('v')
        if how == 'return': return 'returned'
        if how == 'zero': 1 / 0
    except ValueError as e:
        log.append(f'except {e}')
        return 'from except'
    else:
        log.append('else')
    finally:
        log.append('finally')
    return 'end'
for how in ('', 'raise', 'return', 'zero'):
    log.clear()
    try: r = run(how)
    except ZeroDivisionError as e: r = f'escaped {e}'
    print(how, r, log)
def order():
    try:
        print('a')
        try:
            print('b')
            raise KeyError('k')
        finally:
            print('c')
    except KeyError as e:
        print('d', e)
        try: raise IndexError('i')
        except IndexError as e: print('e', e, repr(e.__context__))
        finally: print('f')
    else: print('no')
    finally: print('g')
order()
def replaced():
    try: raise ValueError('lost?')
    finally: raise KeyError('replaces')
try: replaced()
except KeyError as e: print(repr(e), repr(e.__context__))
def else_raises():
    try: pass
    except ValueError: print('not for else')
    else: raise ValueError('from else')
    finally: print('finally')
try: else_raises()
except ValueError as e: print(e)
def except_raises():
    try: raise ValueError(1)
    except ValueError: raise TypeError(2)
    except TypeError: print('siblings do not catch')
    finally: print('finally')
try: except_raises()
except TypeError as e: print(repr(e), repr(e.__context__))
def value_changes():
    l = []
    try: return l
    finally: l.append('mutated')
print(value_changes())
def nested_loops():
    out = []
    for i in range(3):
        try:
            for j in range(3):
                try:
                    if j == 1: break
                    out.append((i, j))
                finally: out.append('in')
            if i == 1: continue
        finally: out.append('out')
    return out
print(nested_loops())
def finally_return_in_loop():
    while True:
        try: 1 / 0
        except ZeroDivisionError: break
        finally: print('left')
    return 'ok'
print(finally_return_in_loop())
def gen():
    try:
        yield 1
        yield 2
    finally: print('generator finally')
for x in gen():
    print(x)
    break
print('after')
g = gen(); next(g); del g
print('deleted')
def yields_in_finally():
    try: raise ValueError('v')
    finally:
        yield 'in finally'
try:
    for x in yields_in_finally(): print(x)
except ValueError as e: print(e)
def deep(n):
    try:
        if n == 0: raise RuntimeError('bottom')
        deep(n - 1)
    finally: print(n, end=' ')
try: deep(5)
except RuntimeError as e: print(e)
import sys
def exc_state():
    try:
        try: raise ValueError
        finally: print(sys.exc_info()[0])
    except ValueError: pass
    print(sys.exc_info()[0])
exc_state()
