import sys
def depth():
    f, n = sys._getframe(), 0
    while f: f, n = f.f_back, n + 1
    return n
print(depth())
def rec(n): return depth() if n == 0 else rec(n - 1)
print(rec(5) - depth())
def f(a):
    b = 2
    fr = sys._getframe()
    print(fr.f_code.co_name, fr.f_lineno, sorted(fr.f_locals), fr.f_globals is globals(), fr.f_builtins['len'] is len, fr.f_back.f_code.co_name, fr.f_lasti > 0)
    return fr
fr = f(1)
print(fr.f_back is sys._getframe(), fr.f_locals['a'], fr.f_lineno)
fr.clear()
print(fr.f_locals)
try: sys._getframe().clear()
except RuntimeError as e: print(e)
try: sys._getframe(1000)
except ValueError as e: print(e)
def bad(): 1 / 0
def caller(): bad()
try: caller()
except ZeroDivisionError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno)
        tb = tb.tb_next
    full = e.__traceback__
print(full.tb_next.tb_next.tb_next)
full.tb_next = full.tb_next.tb_next
names = []
t = full
while t: names.append(t.tb_frame.f_code.co_name); t = t.tb_next
print(names)
try: full.tb_next.tb_next = full
except ValueError as e: print(e)
try: full.tb_next = 5
except TypeError as e: print(e)
def gen():
    yield sys._getframe().f_back.f_code.co_name
    yield
g = gen()
print(next(g), g.gi_frame.f_code.co_name, g.gi_frame.f_lineno, g.gi_frame.f_locals)
def use(g): return next(g)
print(use(gen()))
class C: print(sys._getframe().f_code.co_name, sorted(sys._getframe().f_locals))
print([sys._getframe().f_code.co_name for _ in [0]], (lambda: sys._getframe().f_code.co_name)())
exec('print(sys._getframe().f_code.co_name, sys._getframe().f_code.co_filename)')
print(sys._getframe().f_code.co_name, sys._getframe().f_back, sys._getframe().f_locals is globals())
