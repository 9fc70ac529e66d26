for args in ((), (5,), (0,), (b'x',), (bytearray(b'y'),), ([65, 66],), ((0, 255),), (range(3),), ('é', 'utf-8'), ('é', 'ascii', 'ignore'), (memoryview(b'mv'),), ({1: 2},), (iter([7]),), (True,), (-1,), ([256],), ([-1],), (['a'],), ('abc',), (5, 'utf-8'), (None,), (1.5,), ([1.5],), ('a', 5), ('a', 'nope'), (object(),), (10 ** 30,), ([10 ** 30],), ('a', 'utf-8', 'strict', 1), (b'a', 'utf-8'), ([[1]],)):
    for cls in (bytes, bytearray):
        try: print(cls.__name__, str(args)[:30] if 'object' not in str(args) and 'iterator' not in str(args) and 'memory' not in str(args) else '...', cls(*args))
        except Exception as e: print(cls.__name__, type(e).__name__, e)
class B:
    def __bytes__(self): return b'from __bytes__'
class I:
    def __index__(self): return 3
class It:
    def __iter__(self): return iter([1, 2, 3])
class G:
    def __len__(self): return 2
    def __getitem__(self, i): return [9, 8][i]
print(bytes(B()), bytes(I()), bytes(It()), bytes(G()), bytearray(It()), bytes([I()]), bytearray(I()))
print(bytes.fromhex('00 ff 1a'), bytes.fromhex(''), bytearray.fromhex('B9 01EF'), b'\x00\xff'.hex(), b'abcd'.hex(':'), b'abcdef'.hex('-', 4), b'abcdef'.hex(' ', -4), bytes(source='x', encoding='ascii'))
for bad in ('0', 'zz', '1 2', '0é', 5): 
    try: bytes.fromhex(bad)
    except Exception as e: print(type(e).__name__, e)
for bad in ((5,), ('ab',), ('',), ('é',), (b':',), (':', 'x')):
    try: print(b'ab'.hex(*bad))
    except Exception as e: print(bad, type(e).__name__, e)
print(repr(b'\x00\t\n\r\'"\\a\x7f\x80\xff'), repr(b"it's"), repr(b'"'), repr(b'\'"'), str(b'abc'), bytearray(b'\x00"'), f'{b"x"!r:>6}', '%s' % b'q')
