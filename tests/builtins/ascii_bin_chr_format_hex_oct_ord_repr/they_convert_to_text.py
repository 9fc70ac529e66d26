print(ascii('aé日😀\n'), ascii([1, 'é']), bin(5), bin(-5), bin(0), bin(2 ** 65), oct(8), oct(-9), hex(255), hex(-1), hex(2 ** 64), chr(65), ascii(chr(0x10ffff)), ord('a'), ord('😀'), ord(b'x'), ord(bytearray(b'y')), repr('a\'b'), format(3.14159, '.2f'), format('s', '>4'), format(5), format(255, '#x'), format([]))
class I:
    def __index__(self): return 10
class R:
    def __repr__(self): return 'é repr'
    def __format__(self, s): return f'fmt<{s}>'
print(bin(I()), oct(I()), hex(I()), chr(I()), ascii(R()), repr(R()), format(R(), 'abc'), format(R()))
for source in ('bin(1.5)', 'bin("a")', 'oct(None)', 'hex([])', 'chr(-1)', 'chr(0x110000)', 'chr("a")', 'chr(1.5)', 'chr(10 ** 30)', 'ord("")', 'ord("ab")', 'ord(5)', 'ord(b"ab")', 'ord(b"")', 'ascii()', 'repr()', 'repr(1, 2)', 'format()', 'format(1, 2)', 'format("a", "d")', 'format([], "x")', 'format(1, "zz")', 'hex()', 'bin(1, 2)', 'ord()', 'chr()', 'format(1, "x", 2)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
for v in (None, True, 1.5, 1j, 'x', b'x', [], (1,), {1: 2}, {1}, set(), frozenset(), range(2), slice(1), int, len, ..., NotImplemented, bytearray(b'q'), {}.keys(), {}.items(), ValueError('x'), type): print(repr(v), ascii(v) == repr(v), end='; ')
print()
