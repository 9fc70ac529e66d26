class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class Point3(Point):
    __match_args__ = ('x', 'y', 'z')
    def __init__(self, x, y, z): super().__init__(x, y); self.z = z
class Plain: a = 1
def where(p):
    match p:
        case Point(0, 0): return 'origin'
        case Point3(x, y, z=0): return f'flat {x} {y}'
        case Point3(): return 'space'
        case Point(x=0): return f'y axis {p.y}'
        case Point(0 | 1 as x, y=yy): return f'near {x} {yy}'
        case Point(x, y) if x == y: return f'diagonal {x}'
        case Point(): return 'a point'
        case Plain(a=v): return f'plain {v}'
        case int(n) | float(n): return f'number {n}'
        case str(s): return f'str {s}'
        case bool(): return 'never, bool is an int'
        case list([a, b]): return f'pair list {a} {b}'
        case dict(): return 'dict'
        case bytes(b) | bytearray(b): return f'{b}'
        case tuple((1, *r)): return f'tuple {r}'
        case set() | frozenset(): return 'set'
        case None: return 'none'
        case _: return 'other'
for p in (Point(0, 0), Point3(1, 2, 0), Point3(1, 2, 3), Point(0, 5), Point(1, 7), Point(4, 4), Point(4, 5), Plain(), 5, 2.5, 'text', True, [1, 2], [1], {}, b'b', bytearray(b'x'), (1, 2, 3), {1}, None, object):
    print(where(p))
class Attr:
    __match_args__ = ('first',)
    def __getattr__(self, n):
        print('getattr', n, end=' ')
        if n == 'gone': raise AttributeError
        if n == 'bad': raise ValueError('from attribute')
        return n
match Attr():
    case Attr(gone=_): print('no')
    case Attr('first', other='other'): print('matched')
class Meta(type):
    def __instancecheck__(cls, o): print('instancecheck', end=' '); return o == 42
class Answer(metaclass=Meta): pass
match 42:
    case Answer(): print('the answer')
match 41:
    case Answer(): pass
    case _: print('not the answer')
class NoArgs: pass
class Wrong: __match_args__ = ['a']
class WrongItem: __match_args__ = (1,)
class Sub(int): pass
class Dup: __match_args__ = ('a', 'a'); a = 1
for value, pattern in (('NoArgs()', 'NoArgs(1)'), ('Wrong()', 'Wrong(1)'), ('WrongItem()', 'WrongItem(1)'), ('Point(1, 2)', 'Point(1, 2, 3)'), ('Point(1, 2)', 'Point(1, x=1)'), ('5', 'int(1, 2)'), ('5', 'where()'), ('5', 'NoArgs(1)'), ('Sub(5)', 'Sub(5)'), ('Attr()', 'Attr(bad=1)'), ('Dup()', 'Dup(1, 1)'), ('5', 'len()'), ('object()', 'object(1)'), ('range(3)', 'range(1)'), ('[1]', 'list([1], [2])')):
    try:
        exec(f'match {value}:\n  case {pattern}: print("yes")\n  case _: print("no")')
    except Exception as e:
        print(value, pattern, '|', type(e).__name__, e)
for source in ('case Point(x=1, 2): pass', 'case Point(x=1, x=2): pass', 'case Point(a, a): pass', 'case Point(a, x=a): pass', 'case Point(*a): pass', 'case Point(**a): pass', 'case Point()(): pass', 'case a.b.C(x=[1, *r]): pass', 'case Point[0](): pass', 'case Point(1,): pass', 'case Point(x.y=1): pass', 'case f().C(): pass'):
    try:
        compile('match x:\n  ' + source, 's', 'exec')
    except SyntaxError as e: print(source, '|', e.msg)
    else: print(source, 'compiles')
