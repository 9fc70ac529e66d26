import sys
def hook(*a, **k): print('hook', a, k); return 'result'
sys.breakpointhook = hook
print(breakpoint()); print(breakpoint(1, x=2))
sys.breakpointhook = lambda: None
try: breakpoint(1)
except TypeError as e: print(e)
del sys.breakpointhook
try: breakpoint()
except RuntimeError as e: print(e)
sys.breakpointhook = sys.__breakpointhook__
import os
os.environ['PYTHONBREAKPOINT'] = '0'
print(breakpoint(), breakpoint('ignored', k=1))
os.environ['PYTHONBREAKPOINT'] = 'builtins.print'
breakpoint('printed', 'by', sep='-')
os.environ['PYTHONBREAKPOINT'] = 'len'
print(breakpoint([1, 2]))
sys.displayhook = lambda v: print('shown', v)
exec(compile('1 + 1', '<s>', 'single'))
sys.excepthook = lambda t, v, tb: print('excepthook', t.__name__, v, tb is not None)
raise ValueError('goes to the hook')
