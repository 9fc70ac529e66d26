import sys
def recurse(n):
    if n == 0: raise ValueError('bottom')
    recurse(n - 1)
sys.setrecursionlimit(200)
import traceback
for depth in (1, 2, 3, 4, 5, 50):
    try: recurse(depth)
    except ValueError: traceback.print_exc()
def even(n): return odd(n - 1)
def odd(n): return even(n - 1)
try: even(1)
except RecursionError: traceback.print_exc(limit=4)
def forever(): forever()
forever()
