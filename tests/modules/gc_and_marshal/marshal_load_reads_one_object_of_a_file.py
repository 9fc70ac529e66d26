"""`marshal.load` takes from a file just the bytes that one object needs."""

import io
import marshal


class Source:
    def __init__(self, data):
        self.data, self.asked = io.BytesIO(data), []

    def read(self, size):
        self.asked.append(("read", size))
        return self.data.read(size)

    def readinto(self, buffer):
        self.asked.append(("readinto", len(buffer)))
        return self.data.readinto(buffer)


values = [1, 2**70, -1.5, 1j, "text", "é☃", b"bytes", (1, (2, 3)), [1, [2]], {"k": None}, {1}, frozenset("a"), True, None, ...]
file = io.BytesIO()
for value in values:
    marshal.dump(value, file)
file.seek(0)
read = [marshal.load(file) for _ in values]
print(read == values, file.read())

source = Source(marshal.dumps(("ab", 1000, 1.5)) + b"rest")
print(marshal.load(source))
print(source.asked, source.data.read())


class TooMuch(io.BytesIO):
    def readinto(self, buffer):
        return super().readinto(buffer) + 1000


class TextFile:
    def read(self, size):
        return ""


for source in (io.BytesIO(b""), io.BytesIO(marshal.dumps("abcdef")[:-2]), TooMuch(marshal.dumps(1.5)), TextFile(), io.BytesIO(b"?"), object()):
    try:
        print(marshal.load(source))
    except Exception as error:
        print(type(error).__name__, error)
