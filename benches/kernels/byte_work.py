"""Bytes and bytearrays: a checksum, base64, run lengths, hex, a stream cipher and fixed-width records."""

import sys

ROUNDS = 1360
EXPECTED = (221822594, 421803605647, 184323)

ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def crc_table() -> list[int]:
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = (byte >> 1) ^ 0xEDB88320 if byte & 1 else byte >> 1
        table.append(byte)
    return table


def crc32(data: bytes, table: list[int]) -> int:
    crc = 0xFFFFFFFF
    for byte in data:
        crc = (crc >> 8) ^ table[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


def base64(data: bytes) -> bytes:
    out = bytearray()
    for i in range(0, len(data), 3):
        chunk = data[i : i + 3]
        value = int.from_bytes(chunk, "big") << 8 * (3 - len(chunk))
        for shift in (18, 12, 6, 0):
            out.append(ALPHABET[value >> shift & 63])
        if len(chunk) < 3:
            out[len(chunk) - 3 :] = b"=" * (3 - len(chunk))
    return bytes(out)


def run_lengths(data: bytes) -> bytes:
    out = bytearray()
    i = 0
    while i < len(data):
        j = i
        while j < len(data) and data[j] == data[i] and j - i < 255:
            j += 1
        out += bytes((j - i, data[i]))
        i = j
    return bytes(out)


def cipher(data: bytes, key: bytes) -> bytes:
    """The RC4 stream cipher, its own inverse."""
    box = bytearray(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) & 255
        box[i], box[j] = box[j], box[i]
    out = bytearray(len(data))
    i = j = 0
    for at, byte in enumerate(data):
        i = (i + 1) & 255
        j = (j + box[i]) & 255
        box[i], box[j] = box[j], box[i]
        out[at] = byte ^ box[(box[i] + box[j]) & 255]
    return bytes(out)


def work() -> tuple[int, int, int]:
    table = crc_table()
    assert crc32(b"123456789", table) == 0xCBF43926
    data = b"".join(n.to_bytes(2, "little") for n in range(0, 1_600, 2))
    assert bytes.fromhex(data.hex()) == data
    coded = cipher(data, b"benchmark")
    assert cipher(coded, b"benchmark") == data
    packed = run_lengths(b"".join(bytes([n]) * (n % 9 + 1) for n in range(200)))
    total = 0
    for i in range(0, len(coded), 8):
        record = coded[i : i + 8]
        total += int.from_bytes(record[:4], "big") ^ int.from_bytes(record[4:], "little")
    return crc32(coded, table), total, len(packed) + sum(base64(coded))


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
