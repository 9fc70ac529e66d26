class R:
    def __repr__(self): return 'R()'
class S(R):
    def __str__(self): return 'S str'
class F(S):
    def __format__(self, spec): return f'F<{spec}>'
    def __bytes__(self): return b'F bytes'
    def __hash__(self): return 42
    def __bool__(self): return False
r, s, f = R(), S(), F()
print(r, s, f, repr(s), [r, s, f], (f,), {1: s}, str(r), f'{r} {s} {s!r} {f} {f:x>5}', '%s %r' % (s, s), '{} {!r} {:z}'.format(s, s, f))
print(bytes(f), hash(f), bool(f), format(s), format(r, ''), format(f, 'spec'))
class Bad:
    def __repr__(self): return 5
    def __str__(self): return None
    def __format__(self, spec): return 5
    def __bytes__(self): return 'str'
    def __hash__(self): return 'x'
    def __bool__(self): return 'yes'
    def __len__(self): return 'three'
    def __int__(self): return 1.5
    def __float__(self): return 1
    def __complex__(self): return 1
    def __index__(self): return 1.5
    def __iter__(self): return 5
    def __length_hint__(self): return 'x'
    def __dir__(self): return 5
class NoHash:
    def __eq__(self, o): return True
class Raises:
    def __repr__(self): raise ValueError('repr')
    def __hash__(self): raise ValueError('hash')
b = Bad()
for source in ('repr(b)', 'str(b)', 'format(b)', 'f"{b}"', 'bytes(b)', 'hash(b)', 'bool(b)', 'len(b)', 'int(b)', 'float(b)', 'complex(b)', '[1][b]', 'list(b)', 'dir(b)', 'hash(NoHash())', '{NoHash()}', '{NoHash(): 1}', 'repr([Raises()])', '{Raises()}', 'str(Raises())', 'format(r, "x")', 'format(object(), "s")', 'bytes(r)', 'f"{r:>10}"', 'hash([])', 'hash({})', 'hash(set())', 'hash(slice(1))', 'hash((1, []))', 'hash(bytearray())', '"%s" % b', 'print(b)', 'ascii(b)', 'int(r)', 'float(r)', 'range(b)', 'hex(b)', 'round(r)', 'abs(r)', 'divmod(r, 1)', 'reversed(r)', 'iter(r)', 'len(r)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class H:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
print(hash(H(2 ** 61 - 1)), hash(H(2 ** 61)), hash(H(-1)), hash(H(2 ** 70)), hash(H(-2 ** 64)), hash(H(True)))
print(NoHash.__hash__, hash(R()) == hash(R()) and False, R() == R())
class Child(NoHash): __hash__ = object.__hash__
print(isinstance(hash(Child()), int))
