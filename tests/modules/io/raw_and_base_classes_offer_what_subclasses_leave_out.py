import io

print(io.IOBase.__mro__, io.RawIOBase.__mro__, io.BufferedIOBase.__mro__, io.TextIOBase.__mro__)
for cls in (io.FileIO, io.BytesIO, io.StringIO, io.BufferedReader, io.BufferedWriter, io.BufferedRandom, io.BufferedRWPair, io.TextIOWrapper, io.IncrementalNewlineDecoder, io.UnsupportedOperation):
    print(cls.__name__, cls.__module__, [c.__name__ for c in cls.__mro__], [issubclass(cls, b) for b in (io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase)])
import _io

for name in sorted(vars(_io)):
    if isinstance(vars(_io)[name], type) and not name.startswith("__") and name != "BlockingIOError":
        print(name, sorted(n for n in vars(vars(_io)[name]) if n not in ("__dict__", "__weakref__", "__getattribute__", "__hash__", "__module__")))
for cls in (io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase):
    stream = cls()
    for call in ("read()", "read(1)", "read1()", "readall()", "readline()", "readlines()", "write(b'')", "writelines([])", "writelines([b'a'])", "seek(0)", "tell()", "truncate()", "flush()", "fileno()", "isatty()", "readable()", "writable()", "seekable()", "detach()", "readinto(bytearray(1))", "__iter__() is stream", "__next__()", "closed", "encoding", "errors", "newlines", "_checkClosed()", "_checkReadable()", "_checkWritable()", "_checkSeekable()", "__enter__() is stream", "__exit__()", "closed", "close()"):
        try:
            print(cls.__name__, call, repr(eval("stream." + call)))
        except Exception as e:
            print(cls.__name__, call, "|", type(e).__name__, e)


class Chunks(io.RawIOBase):
    def __init__(self, *chunks):
        self.chunks = list(chunks)

    def readable(self):
        return True

    def readinto(self, buffer):
        if not self.chunks:
            return 0
        chunk = self.chunks.pop(0)
        if chunk is None:
            return None
        buffer[: len(chunk)] = chunk
        return len(chunk)


print(Chunks(b"ab", b"c\nd").readall(), Chunks(b"ab", None, b"c").readall(), Chunks(None).readall(), Chunks(None).read(3), Chunks(b"abc").read(5))
print(Chunks(*[b"%c" % c for c in b"a\nbc\n\nd"]).readlines(), list(Chunks(*[b"%c" % c for c in b"a\nb"])), Chunks(*[b"%c" % c for c in b"abc\n"]).readline(2))
print(io.TextIOWrapper(io.BufferedReader(Chunks("é".encode()[:1], "é".encode()[1:], b"x\ny")), encoding="utf-8").readlines())


class Peeks(io.BufferedIOBase):
    data = b"one\ntwo\nthree"

    def peek(self, n=0):
        print("peek", n)
        return self.data[:4]

    def read(self, n=-1):
        print("read", n)
        got, self.data = self.data[:n], self.data[n:]
        return got


print(list(Peeks()), Peeks().readline(2), Peeks().readlines(3))
print(Peeks().readinto(b := bytearray(3)), b)


class WrongRead(io.BufferedIOBase):
    def read(self, n=-1):
        return self.answer


for answer in (None, "text", b"too long\n", 5):
    WrongRead.answer = answer
    for call in ("readinto(bytearray(2))", "readline()"):
        try:
            print(repr(eval("WrongRead()." + call)))
        except Exception as e:
            print(type(e).__name__, e)
    try:
        print(repr(io.TextIOWrapper(type("T", (WrongRead,), {"readable": lambda s: True})(), encoding="ascii").readline()))
    except Exception as e:
        print(type(e).__name__, e)
b = io.BytesIO(b"abc")
view = b.getbuffer()
for call in ("b.write(b'more')", "b.truncate(1)", "b.close()", "b.seek(1)", "b.getvalue()"):
    try:
        print(call, eval(call))
    except Exception as e:
        print(call, "|", type(e).__name__, e)
view[0] = 122
view.release()
print(b.getvalue(), b.seek(5), b.write(b"x"), b.getvalue(), b.truncate(2), b.getvalue(), b.close())
b = io.BytesIO(b"state"); b.seek(2); b.extra = 1
s = io.StringIO("text\n", newline="\r\n"); s.seek(1)
print(b.__getstate__(), s.__getstate__())
for call in ("b.__setstate__((b'new', 1, None))", "b.read()", "b.__setstate__(5)", "b.__setstate__((b'x', -1, None))", "b.__setstate__((b'x', 'a', None))", "b.__setstate__((b'', 0, 5))", "s.__setstate__(('new', None, 2, {'a': 1}))", "s.read(), s.a", "s.__setstate__(5)", "s.__setstate__(('', '', -1, None))"):
    try:
        print(call, eval(call))
    except Exception as e:
        print(call, "|", type(e).__name__, e)
