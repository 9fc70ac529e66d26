import sys
def hook(t, v, tb):
    print('hooked', t.__name__, v)
    while tb: print(tb.tb_frame.f_code.co_name, tb.tb_lineno); tb = tb.tb_next
sys.excepthook = hook
def f(): g()
def g(): raise ValueError('for the hook')
f()
