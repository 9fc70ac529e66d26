class Color: RED, GREEN = 'red', 'green'
def m(x):
    match x:
        case 0: return 'zero'
        case -1: return 'minus one'
        case 1.5: return 'one and a half'
        case 2 + 3j: return 'complex'
        case -2 - 1j: return 'negative complex'
        case 'hello' | "hi": return 'greeting'
        case b'bytes': return 'bytes'
        case None: return 'None'
        case True: return 'True'
        case False: return 'False'
        case Color.RED: return 'red by value'
        case 'joi' 'ned': return 'joined'
        case 10 | 20 | 30 as n: return f'tens {n}'
        case str() as s if s.startswith('x'): return f'x-string {s}'
        case [] | (): return 'empty'
        case (5 | 6): return 'group'
        case _: return 'something else'
for x in (0, 0.0, False, True, 1, -1, 1.5, 2 + 3j, -2 - 1j, 'hello', 'hi', b'bytes', None, 'red', 'green', 'joined', 20, 'xyz', [], (), 5, 6, {}, object):
    print(repr(x), m(x))
match 5:
    case y: print('captured', y)
print(y)
match (z := 3), 4:
    case a, b: print(a, b, z)
match 1,:
    case [one]: print(one)
match 'abc':
    case 'x': print('no')
print('falls through')
class Eq:
    def __eq__(self, o): print('eq', o, end=' '); return o == 2
match Eq():
    case 1: print('one')
    case 2: print('two')
match Eq():
    case None: print('identity only')
    case True: print('identity only')
    case 2: print('equal')
def guard(x):
    match x:
        case int() if x > 100: return 'big'
        case n if (half := n / 2) > 10: return f'half {half}'
        case n if False: pass
        case other: return f'{n} {other}'
print(guard(101), guard(30), guard(4))
class NS:
    class Inner: VALUE = 7
match 7:
    case NS.Inner.VALUE: print('dotted')
try:
    match 1:
        case NS.missing: pass
except AttributeError as e: print(e)
match = {'match': 1}
print(match['match'])
for source in ('case x: pass', 'match x:\n  case y: pass\n  case z: pass', 'match x:\n  case _: pass\n  case 1: pass', 'match x:\n  case a | b: pass', 'match x:\n  case (a, b) | (c, d): pass', 'match x:\n  case a, a: pass', 'match x:\n  case 1 + 1: pass', 'match x:\n  case -a: pass', 'match x:\n  case f"{y}": pass', 'match x:\n  case a as _: pass', 'match x:\n  case 1 as a.b: pass', 'match x:\n  case _ | 1: pass', 'match x:\n  case 1 | _: pass', 'match x:\n  case 1 | (y): pass', 'match x:\n  pass', 'match x:', 'match x:\n  case 1 if: pass', 'match x:\n  case 1j + 2: pass', 'match x:\n  case -1j: pass', 'match x:\n  case 1 + 2: pass', 'match x:\n  case _.y: pass', 'match x:\n  case 1 as x, 2 as x: pass', 'match x:\n  case y if z: pass\n  case w: pass', 'match *a, b:\n  case c: pass', 'match x, :\n  case 1: pass', 'match x:\n  case (y as z) as w: pass', 'match x:\n  case +1: pass', 'match x:\n  case x := 1: pass'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e: print(repr(source), '|', e.msg)
    else: print(repr(source), 'compiles')
