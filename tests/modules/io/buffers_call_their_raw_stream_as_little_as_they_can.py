import io


class Raw(io.RawIOBase):
    """A raw stream that logs what is asked of it."""

    def __init__(self, data=b"", step=None):
        self.data, self.at, self.step, self.log = bytearray(data), 0, step, []

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def readinto(self, buffer):
        count = min(len(buffer), len(self.data) - self.at, self.step or len(buffer))
        count = max(count, 0)
        self.log.append(("readinto", len(buffer), count))
        buffer[:count] = self.data[self.at : self.at + count]
        self.at += count
        return count

    def write(self, buffer):
        count = min(len(buffer), self.step or len(buffer))
        self.log.append(("write", bytes(buffer), count))
        self.data[self.at : self.at + count] = buffer[:count]
        self.at += count
        return count

    def seek(self, offset, whence=0):
        self.log.append(("seek", offset, whence))
        self.at = offset + (0, self.at, len(self.data))[whence]
        return self.at

    def truncate(self, size=None):
        self.log.append(("truncate", size))
        del self.data[self.at if size is None else size :]
        return len(self.data)

    def flush(self):
        self.log.append(("flush",))


def told(raw):
    log, raw.log = raw.log, []
    return log


def show(label, raw, value):
    print(label, value, told(raw))


text = b"first line\nsecond\nthe third line is longer\nlast"
for step in (None, 3):
    raw = Raw(text, step)
    reader = io.BufferedReader(raw, 8)
    show("made", raw, reader)
    show("read 3", raw, reader.read(3))
    show("peek", raw, reader.peek(2))
    show("read1", raw, reader.read1(100))
    show("readline", raw, reader.readline())
    show("tell", raw, reader.tell())
    show("readline 4", raw, reader.readline(4))
    show("read 10", raw, reader.read(10))
    show("seek back", raw, reader.seek(-2, 1))
    show("readinto", raw, reader.readinto(buffer := bytearray(5)))
    print(buffer)
    show("readinto1", raw, reader.readinto1(buffer := bytearray(20)))
    print(buffer)
    show("seek 1", raw, reader.seek(1))
    show("list", raw, list(reader))
    show("end", raw, (reader.read(), reader.read(1), reader.readline(), reader.peek()))
    show("seek end", raw, reader.seek(-4, 2))
    show("all", raw, reader.read())
    show("detach", raw, reader.detach() is raw)

for step in (None, 3):
    raw = Raw(b"", step)
    writer = io.BufferedWriter(raw, 8)
    for part in (b"ab", b"cdefg", b"hi", b"", b"0123456789ABCDEF", b"z" * 7, b"y"):
        show("write", raw, writer.write(part))
    show("tell", raw, writer.tell())
    show("seek", raw, writer.seek(2))
    show("write", raw, writer.write(memoryview(b"--")))
    show("flush", raw, writer.flush())
    show("truncate", raw, writer.truncate(6))
    show("close", raw, writer.close())
    print(raw.closed, raw.data)

raw = Raw(text)
both = io.BufferedRandom(raw, 8)
show("read", raw, both.read(3))
show("write", raw, both.write(b"XX"))
show("read", raw, both.read(2))
show("tell", raw, both.tell())
show("seek", raw, both.seek(0))
show("readline", raw, both.readline())
show("write", raw, both.write(b"0123456789"))
show("seek", raw, both.seek(-3, 1))
show("read", raw, both.read())
show("truncate", raw, both.truncate())
show("flush", raw, both.flush())
print(raw.data)

pair = io.BufferedRWPair(Raw(b"to be read"), out := Raw())
print(pair.read(5), pair.peek(1), pair.write(b"written"), pair.flush(), out.data, pair.readable(), pair.writable())
pair.close()
print(pair.closed)


class Blocking(Raw):
    """A raw stream that would have to wait."""

    room = 5

    def readinto(self, buffer):
        return None

    def write(self, buffer):
        count = min(self.room, len(buffer))
        self.room -= count
        return super().write(bytes(buffer[:count])) if count else None


print(io.BufferedReader(Blocking()).read(3), io.BufferedReader(Blocking()).read(), io.BufferedReader(Blocking()).read1())
writer = io.BufferedWriter(raw := Blocking(), 4)
for part in (b"abc", b"defghijkl", b"m"):
    try:
        print(writer.write(part))
    except BlockingIOError as e:
        print(type(e).__name__, e.args, e.characters_written)
raw.room = 100
writer.flush()
print(raw.data)


class Bad(Raw):
    answer = 99

    def readinto(self, buffer):
        return self.answer

    write = readinto
    tell = lambda self: -5


for answer in (99, -1, "x", 2.5):
    Bad.answer = answer
    for call in (lambda s: s.read(1), lambda s: (s.write(b"a"), s.flush())):
        try:
            print(call(io.BufferedRandom(Bad(), 8)))
        except Exception as e:
            print(type(e).__name__, e, "|", repr(e.__cause__))
try:
    io.BufferedReader(Bad()).tell()
except OSError as e:
    print(e)
for size in (0, -1):
    try:
        io.BufferedReader(Raw(), size)
    except ValueError as e:
        print(e)
