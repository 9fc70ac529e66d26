import io
s = io.StringIO('line1\nline2\r\nline3'); print(s.read(3), s.tell(), s.readline(), s.readlines(), s.read(), s.seek(0), list(s), s.getvalue(), s.seek(2), s.write('XY'), s.getvalue(), s.truncate(4), s.getvalue(), s.readable(), s.writable(), s.seekable(), s.closed, s.line_buffering, s.encoding, s.newlines)
s = io.StringIO(newline='\r\n'); s.write('a\nb'); print(repr(s.getvalue()), io.StringIO('a\r\nb\rc', newline=None).read(), repr(io.StringIO('a\r\nb', newline='').readline()))
b = io.BytesIO(b'hello'); print(b.read(2), b.read1(1), b.readinto(x := bytearray(5)), x, b.seek(-2, 2), b.read(), b.getvalue(), b.seek(10), b.write(b'!'), b.getvalue(), b.getbuffer()[0], b.truncate(3), b.tell(), b.getvalue(), b.seek(0), b.readlines())
t = io.TextIOWrapper(io.BytesIO('é\n日\n'.encode()), encoding='utf-8'); print(t.readline(), t.read(), t.buffer.getvalue(), t.encoding, t.name if hasattr(t, 'name') else 'no name', t.errors)
raw = io.BytesIO(); t = io.TextIOWrapper(raw, encoding='latin-1', newline='\r\n', write_through=True); t.write('é\n'); t.flush(); print(raw.getvalue()); t.detach()
br = io.BufferedReader(io.BytesIO(b'abcdef' * 10), 8); print(br.peek(2)[:2], br.read(3), br.read1(100), br.tell(), br.seek(1), br.readline(4), br.raw is not None)
bw = io.BufferedWriter(raw2 := io.BytesIO(), 4); bw.write(b'ab'); print(raw2.getvalue()); bw.write(b'cdefg'); bw.flush(); print(raw2.getvalue())
class Raw(io.RawIOBase):
    def __init__(self): self.data = b'custom raw data'
    def readable(self): return True
    def readinto(self, buf):
        n = min(4, len(buf), len(self.data)); buf[:n], self.data = self.data[:n], self.data[n:]; return n
print(io.BufferedReader(Raw()).read(), Raw().read(6), Raw().readall(), io.TextIOWrapper(io.BufferedReader(Raw())).read())
for source in ('io.StringIO(5)', 'io.StringIO().write(b"a")', 'io.StringIO().write(5)', 'io.BytesIO("a")', 'io.BytesIO().write("a")', 'io.StringIO().seek(-1)', 'io.StringIO().seek(1, 1)', 'io.StringIO().seek(0, 5)', 'io.BytesIO().seek(-1)', 'io.StringIO().fileno()', 'io.BytesIO().truncate(-1)', 'io.StringIO().read("a")', 'io.TextIOWrapper(io.BytesIO(b"\\xff"), encoding="utf-8").read()', 'io.TextIOWrapper(io.BytesIO(), encoding="nope")', 'io.TextIOWrapper(5)', 'io.BufferedReader(5)', 'io.StringIO(newline="x")', 'io.RawIOBase().read()', 'io.IOBase().readline()', 'io.BytesIO(b"a").readinto(b"x")', 'io.open("/dev/null", "zz")', 'io.BufferedReader(io.BytesIO(), 0)', 'io.BytesIO().detach()', 'io.TextIOWrapper(io.BytesIO(b"ab")).seek(1, 1)', 'io.UnsupportedOperation.__mro__', 'io.DEFAULT_BUFFER_SIZE', 'io.StringIO().writelines([1])'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
s = io.StringIO(); s.close()
for m in ('read', 'getvalue', 'tell', 'readable', 'flush', 'isatty', '__enter__', '__iter__', 'close'):
    try: print(m, getattr(s, m)())
    except ValueError as e: print(m, '|', e)
with io.StringIO('ctx') as c: print(c.read())
print(c.closed, issubclass(io.StringIO, io.TextIOBase), isinstance(io.BytesIO(), io.BufferedIOBase), io.SEEK_END)
