import io

text = "plain\nümläut ß\n日本語 text\r\nmixed\rend 𝒳𝒴\n" * 40
for encoding in ("utf-8", "latin-1", "utf-16", "utf-16-le", "cp1252", "utf-8-sig", "ascii"):
    data = text.encode(encoding, "replace")
    for newline in (None, "", "\n", "\r\n"):
        stream = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline=newline)
        stream._CHUNK_SIZE = 64
        places = []
        whole = []
        while True:
            place = stream.tell()
            piece = stream.read(7)
            if not piece:
                break
            places.append((place, piece))
            whole.append(piece)
        same = 0
        for place, piece in places[::-3]:
            stream.seek(place)
            same += stream.read(7) == piece
        stream.seek(0)
        print(encoding, repr(newline), len(places), same, "".join(whole) == stream.read(), hash(tuple(p for p, _ in places)) != 0, [p for p, _ in places[:40:9]])
        stream.seek(places[5][0])
        print(repr(stream.readline()), stream.tell(), stream.seek(0, 2), stream.read(), stream.newlines)

stream = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
for line in stream:
    try:
        stream.tell()
    except OSError as e:
        print(e)
    break
for source in ("stream.seek(1, 1)", "stream.seek(-1, 2)", "stream.seek(-1)", "stream.seek(0, 9)", "stream.seek('a')", "stream.seek(1 << 200)", "stream.truncate(3)", "stream.seek(0)"):
    try:
        print(source, eval(source))
    except Exception as e:
        print(source, "|", type(e).__name__, e)

out = io.BytesIO()
stream = io.TextIOWrapper(out, encoding="utf-16")
stream.write("ab")
print(stream.tell(), out.getvalue())
stream.write("c")
stream.seek(0)
stream.write("x")
stream.flush()
print(out.getvalue())
out = io.BytesIO(b"\xff\xfea\x00")
stream = io.TextIOWrapper(out, encoding="utf-16")
print(stream.seek(0, 2), stream.write("b"), stream.flush(), out.getvalue())


class Pipe(io.BytesIO):
    def seekable(self):
        return False


stream = io.TextIOWrapper(Pipe(b"one\ntwo\n"), encoding="ascii")
for source in ("stream.tell()", "stream.seek(0)", "stream.readline()", "stream.seekable()"):
    try:
        print(source, repr(eval(source)))
    except Exception as e:
        print(source, "|", type(e).__name__, e)
