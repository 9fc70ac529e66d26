import gc
import io
import os
import tempfile
import warnings

directory = tempfile.mkdtemp()
path = os.path.join(directory, "file")
f = open(path, "w")
f.write("buffered")
print(os.path.getsize(path))
del f
print(os.path.getsize(path))

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for mode, buffering in (("r", -1), ("rb", -1), ("rb", 0), ("r+b", -1), ("w", -1)):
        f = open(path, mode, buffering)
        del f
    f = open(path)
    f.close()
    del f
    print([(w.category.__name__, str(w.message).replace(directory, "DIR")) for w in caught])


class Loud(io.RawIOBase):
    def close(self):
        print("close", self.closed)
        super().close()


class Failing(io.RawIOBase):
    def flush(self):
        print("flush")
        if not self.closed:
            raise ValueError("no")


Loud()
Loud().close()
with Loud() as loud:
    print(loud.closed)
print(loud.closed)
Failing()
f = Failing()
try:
    f.close()
except ValueError as e:
    print(e, f.closed)
del f


class Node(io.BytesIO):
    pass


node = Node(b"x")
node.me = node
del node
print(gc.collect() > 0)


class Both(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        raise OSError("write")

    def close(self):
        super().close()
        raise OSError("close")


for stream in (lambda raw: io.BufferedWriter(raw), lambda raw: io.TextIOWrapper(io.BufferedWriter(raw), encoding="ascii")):
    f = stream(Both())
    f.write("a" if isinstance(f, io.TextIOBase) else b"a")
    try:
        f.close()
    except OSError as e:
        print(e, "|", repr(e.__context__), "|", repr(e.__context__ and e.__context__.__context__), f.closed)

f = open(path, "rb")
for stream in (f, f.raw, io.TextIOWrapper(f), io.BytesIO(), io.StringIO(), io.BufferedReader(io.BytesIO())):
    stream.close()
    print(type(stream).__name__, stream.closed)
    for call in ("read()", "readline()", "write(b'')", "write('')", "seek(0)", "tell()", "truncate()", "flush()", "fileno()", "isatty()", "readable()", "seekable()", "__enter__()", "__iter__() is stream", "__next__()", "readlines()", "readinto(bytearray(1))", "peek()", "close()", "getvalue()"):
        try:
            print("  ", call, repr(eval("stream." + call)))
        except Exception as e:
            print("  ", call, "|", type(e).__name__, str(e).replace(directory, "DIR"))
os.remove(path)
os.rmdir(directory)
