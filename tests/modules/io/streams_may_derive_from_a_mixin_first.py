"""A class of streams may have a plain class before the stream among its bases, however deep."""

import io
from collections import OrderedDict, defaultdict
from types import SimpleNamespace


class Mixin:
    def __init__(self, *parts):
        self.parts = list(parts)
        self.written = []


class Source(Mixin):
    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, buffer):
        part = self.parts.pop(0) if self.parts else b""
        buffer[: len(part)] = part
        return len(part)

    def write(self, data):
        self.written.append(bytes(data))
        return len(data)


class Raw(Source, io.RawIOBase):
    pass


print(Raw.__mro__, Raw.__base__)
raw = Raw(b"one\n", b"two\nthree")
print(raw.parts, raw.readable(), raw.seekable(), raw.closed, raw.__dict__.keys())
reader = io.BufferedReader(raw)
print(reader.readline(), reader.read(), reader.read())
writer = io.BufferedWriter(Raw())
writer.write(b"text")
writer.flush()
print(writer.raw.written)
print(io.TextIOWrapper(io.BufferedReader(Raw("h\xe9\n".encode(), b"more"))).readlines())


class Buffered(Mixin, io.BufferedIOBase):
    pass


class Text(Mixin, io.TextIOBase):
    pass


class Anything(Mixin, io.IOBase):
    pass


class Bytes(Mixin, io.BytesIO):
    def __init__(self, data):
        io.BytesIO.__init__(self, data)


for cls in [Buffered, Text, Anything]:
    print(cls.__base__, cls("x").parts)
print(Bytes.__base__, Bytes(b"data").read())


class Plain:
    pass


class PlainDict(dict):
    pass


for base in [SimpleNamespace, OrderedDict, defaultdict]:
    made = type("Made", (Plain, base), {})
    print(made.__base__, made())
for base in [OrderedDict, defaultdict]:
    made = type("Made", (PlainDict, base), {})
    print(made.__base__, made())
