"""Program: a writer and a reader of the pickle format in Python, an opcode at a time."""

import struct
import sys
from collections.abc import Callable

ROUNDS = 2400
EXPECTED = (2926, 1067)

MARK = object()


class Writer:
    """Writes protocol 2 with its memo, so that shared and recursive objects stay so."""

    def __init__(self) -> None:
        self.out = bytearray(b"\x80\x02")
        self.memo: dict[int, int] = {}
        self.kept: list[object] = []

    def remember(self, value: object) -> None:
        index = len(self.memo)
        self.memo[id(value)] = index
        self.kept.append(value)
        self.out += b"q" + bytes([index]) if index < 256 else b"r" + struct.pack("<I", index)

    def write(self, value: object) -> None:
        known = self.memo.get(id(value))
        if known is not None:
            self.out += b"h" + bytes([known]) if known < 256 else b"j" + struct.pack("<I", known)
        elif value is None:
            self.out += b"N"
        elif value is True:
            self.out += b"\x88"
        elif value is False:
            self.out += b"\x89"
        elif isinstance(value, int):
            self.write_int(value)
        elif isinstance(value, float):
            self.out += b"G" + struct.pack(">d", value)
        elif isinstance(value, str):
            data = value.encode()
            self.out += b"X" + struct.pack("<I", len(data)) + data
            self.remember(value)
        elif isinstance(value, tuple):
            self.out += b"("
            for item in value:
                self.write(item)
            self.out += b"t"
            self.remember(value)
        elif isinstance(value, list):
            self.out += b"]"
            self.remember(value)
            self.out += b"("
            for item in value:
                self.write(item)
            self.out += b"e"
        elif isinstance(value, dict):
            self.out += b"}"
            self.remember(value)
            self.out += b"("
            for key, item in value.items():
                self.write(key)
                self.write(item)
            self.out += b"u"
        else:
            raise TypeError(f"cannot write {type(value).__name__}")

    def write_int(self, value: int) -> None:
        if 0 <= value < 256:
            self.out += b"K" + bytes([value])
        elif -(2**31) <= value < 2**31:
            self.out += b"J" + struct.pack("<i", value)
        else:
            data = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
            self.out += b"\x8a" + bytes([len(data)]) + data


class Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.stack: list[object] = []
        self.memo: dict[int, object] = {}
        self.codes = 0

    def take(self, size: int) -> bytes:
        chunk = self.data[self.at : self.at + size]
        if len(chunk) < size:
            raise EOFError("the data ends early")
        self.at += size
        return chunk

    def to_mark(self) -> list[object]:
        items = []
        while (item := self.stack.pop()) is not MARK:
            items.append(item)
        items.reverse()
        return items

    def read(self) -> object:
        while True:
            code = self.data[self.at]
            self.at += 1
            self.codes += 1
            if code == 0x2E:
                return self.stack.pop()
            HANDLERS[code](self)

    def protocol(self) -> None:
        if self.take(1)[0] > 2:
            raise ValueError("an unknown protocol")

    def byte(self) -> None:
        self.stack.append(self.take(1)[0])

    def integer(self) -> None:
        self.stack.append(struct.unpack("<i", self.take(4))[0])

    def long(self) -> None:
        self.stack.append(int.from_bytes(self.take(self.take(1)[0]), "little", signed=True))

    def double(self) -> None:
        self.stack.append(struct.unpack(">d", self.take(8))[0])

    def text(self) -> None:
        (size,) = struct.unpack("<I", self.take(4))
        self.stack.append(self.take(size).decode())

    def close_tuple(self) -> None:
        self.stack.append(tuple(self.to_mark()))

    def extend(self) -> None:
        items = self.to_mark()
        target = self.stack[-1]
        if not isinstance(target, list):
            raise TypeError("a list expected")
        target.extend(items)

    def update(self) -> None:
        items = self.to_mark()
        target = self.stack[-1]
        if not isinstance(target, dict):
            raise TypeError("a dict expected")
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def put(self) -> None:
        self.memo[self.take(1)[0]] = self.stack[-1]

    def long_put(self) -> None:
        self.memo[struct.unpack("<I", self.take(4))[0]] = self.stack[-1]

    def get(self) -> None:
        self.stack.append(self.memo[self.take(1)[0]])

    def long_get(self) -> None:
        self.stack.append(self.memo[struct.unpack("<I", self.take(4))[0]])


HANDLERS: dict[int, Callable[[Reader], None]] = {
    0x80: Reader.protocol,
    ord("K"): Reader.byte,
    ord("J"): Reader.integer,
    0x8A: Reader.long,
    ord("G"): Reader.double,
    ord("X"): Reader.text,
    ord("t"): Reader.close_tuple,
    ord("e"): Reader.extend,
    ord("u"): Reader.update,
    ord("q"): Reader.put,
    ord("r"): Reader.long_put,
    ord("h"): Reader.get,
    ord("j"): Reader.long_get,
    ord("("): lambda reader: reader.stack.append(MARK),
    ord("]"): lambda reader: reader.stack.append([]),
    ord("}"): lambda reader: reader.stack.append({}),
    ord("N"): lambda reader: reader.stack.append(None),
    0x88: lambda reader: reader.stack.append(True),
    0x89: lambda reader: reader.stack.append(False),
}


def work() -> tuple[int, int]:
    shared = ["shared", 1.5]
    document: dict[str, object] = {
        "numbers": [0, 255, 256, -1, 2**31, -(2**31), 2**70, -(2**70)],
        "records": [{"id": i, "name": f"näme {i}", "ok": i % 2 == 0, "pair": (i, i / 7)} for i in range(60)],
        "shared": [shared, shared, None],
    }
    document["self"] = document
    writer = Writer()
    writer.write(document)
    data = bytes(writer.out + b".")
    reader = Reader(data)
    copy = reader.read()
    assert repr(copy) == repr(document)
    assert isinstance(copy, dict)
    assert copy["self"] is copy
    assert copy["shared"][0] is copy["shared"][1]
    return len(data), reader.codes


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
