import io

data = b"unix\nmac\rdos\r\n\r\r\n\n\rlast"
for newline in (None, "", "\n", "\r", "\r\n"):
    for size in (1, 2, 3, 8192):
        stream = io.TextIOWrapper(io.BytesIO(data), encoding="ascii", newline=newline)
        stream._CHUNK_SIZE = size
        print(repr(newline), size, list(stream), stream.newlines)
    stream = io.TextIOWrapper(io.BytesIO(data), encoding="ascii", newline=newline)
    print([stream.read(3) for _ in range(10)], stream.newlines)
    stream = io.TextIOWrapper(io.BytesIO(data), encoding="ascii", newline=newline)
    print([stream.readline(2) for _ in range(14)])
    print(repr(io.StringIO(data.decode(), newline).getvalue()), list(io.StringIO(data.decode(), newline)), io.StringIO(data.decode(), newline).newlines)
    out = io.BytesIO()
    stream = io.TextIOWrapper(out, encoding="ascii", newline=newline)
    stream.write(data.decode())
    stream.flush()
    print(out.getvalue())

decoder = io.IncrementalNewlineDecoder(None, translate=True)
for piece in ("a\r", "\nb", "\r", "c\n", "\r"):
    print(repr(decoder.decode(piece)), decoder.newlines, decoder.getstate())
print(repr(decoder.decode("", final=True)), decoder.newlines)
decoder.setstate((b"", 1))
print(repr(decoder.decode("x")), decoder.reset(), decoder.newlines)
import codecs

decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")(), False)
print(repr(decoder.decode("é\r".encode()[:1])), decoder.getstate(), repr(decoder.decode("é\r".encode()[1:])), decoder.getstate(), repr(decoder.decode(b"\n")), decoder.newlines)


class Log(io.BytesIO):
    def write(self, data):
        print("  write", bytes(data))
        return super().write(data)

    def flush(self):
        print("  flush")
        return super().flush()


for kw in ({}, {"line_buffering": True}, {"write_through": True}, {"line_buffering": True, "write_through": True}):
    print(kw)
    stream = io.TextIOWrapper(Log(), encoding="utf-8", **kw)
    for text in ("a", "b\n", "c\rd", "", "é"):
        print(stream.write(text))
    stream.flush()
    print(stream.line_buffering, stream.write_through)
    stream.reconfigure(line_buffering=True, newline="\r\n", errors="replace", encoding="ascii")
    stream.write("é\n")
    print(stream.encoding, stream.errors, stream.line_buffering, stream.write_through, stream)
    stream.detach()
    for source in ("stream.write('a')", "stream.buffer", "stream.closed", "stream.name", "stream.flush()", "repr(stream)"):
        try:
            print(source, eval(source))
        except Exception as e:
            print(source, "|", type(e).__name__, e)
stream = io.TextIOWrapper(io.BytesIO(b"abc"), encoding="utf-8")
stream.read(1)
try:
    stream.reconfigure(encoding="latin-1")
except io.UnsupportedOperation as e:
    print(e)
for kw in ({"newline": "x"}, {"newline": 5}, {"encoding": 5}, {"encoding": "nope"}, {"errors": 5}, {"encoding": "a\0b"}, {"line_buffering": "x"}):
    try:
        print(kw, io.TextIOWrapper(io.BytesIO(), **kw).line_buffering)
    except Exception as e:
        print(kw, "|", type(e).__name__, e)
for data, encoding, errors in ((b"a\xffb", "utf-8", "strict"), (b"a\xffb", "utf-8", "replace"), (b"a\xff", "ascii", "surrogateescape"), (b"\xe6\x97", "utf-8", "strict"), (b"\xe6\x97", "utf-8", "ignore")):
    for size in (1, 8192):
        stream = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors=errors)
        stream._CHUNK_SIZE = size
        try:
            print(data, encoding, errors, size, ascii(stream.read()))
        except UnicodeDecodeError as e:
            print(e)
