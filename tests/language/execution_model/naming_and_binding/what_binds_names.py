import math as bound_by_import
def bound_by_def(param): return param
class BoundByClass: pass
for bound_by_for in [1]: pass
with open('/dev/null') as bound_by_with: pass
try: raise ValueError('x')
except ValueError as bound_by_except: print(repr(bound_by_except))
(bound_by_walrus := 1)
bound_by_assign = bound2, *bound3 = [1, 2, 3]
match {'k': [1, 2]}:
    case {'k': [bound_by_match, *bound_rest], **bound_kw}: pass
bound_by_aug = 0
bound_by_aug += 1
bound_by_ann: int = 5
print(sorted(n for n in globals() if n.startswith('bound') or n.startswith('Bound')))
def f():
    a = 1
    def g(): return a, b
    try: g()
    except NameError as e: print(type(e).__name__, e)
    b = 2
    return g()
print(f())
def unbound(flag):
    if flag: v = 1
    try: return v
    except UnboundLocalError as e: return f'{type(e).__name__} {e}'
print(unbound(1), unbound(0))
def loopvar():
    for i in []: pass
    try: return i
    except NameError as e: return str(e)
print(loopvar())
def use_before():
    try: print(bound_by_aug)
    except UnboundLocalError as e: print(e)
    bound_by_aug = 5
use_before()
for source in ('missing', 'missing()', 'missing.x', 'missing[0]', 'missing = missing', 'del missing', 'prnt(1)', 'bound_by_de', 'f"{missing}"', 'lambda: missing', '[missing for _ in [1]]', 'class C: missing'):
    try: exec(source)
    except NameError as e: print(source, '|', e, '|', e.name)
    else: print(source, 'ok')
def shadow_builtin():
    len = lambda x: 'my len'
    return len([])
print(shadow_builtin(), len([]))
x = 'global'
def nest():
    def inner(): return x
    class C:
        x = 'class'
        def m(self): return x
        y = x
    return inner(), C().m(), C.y
print(nest())
