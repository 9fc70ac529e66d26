"""Bytes: checksums, base64, hex, run lengths, RC4, bit packing, varints."""
import sys


def make(n, seed=1):
    out = bytearray(n)
    x = seed
    for i in range(n):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        out[i] = x >> 16 & 0xFF
    return bytes(out)


def crc_table():
    tab = []
    for n in range(256):
        for _ in range(8):
            n = (n >> 1) ^ 0xEDB88320 if n & 1 else n >> 1
        tab.append(n)
    return tab


TAB = crc_table()
B64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
UN64 = {c: i for i, c in enumerate(B64)}


def crc32(data, tab=TAB):
    c = 0xFFFFFFFF
    for b in data:
        c = tab[(c ^ b) & 0xFF] ^ (c >> 8)
    return c ^ 0xFFFFFFFF


def adler(data):
    a, b = 1, 0
    for x in data:
        a = (a + x) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def b64enc(data):
    out = bytearray()
    for i in range(0, len(data), 3):
        ch = data[i:i + 3]
        v = int.from_bytes(ch.ljust(3, b"\0"), "big")
        q = bytes((B64[v >> 18], B64[v >> 12 & 63], B64[v >> 6 & 63], B64[v & 63]))
        out += q[:len(ch) + 1].ljust(4, b"=")
    return bytes(out)


def b64dec(s):
    out = bytearray()
    for i in range(0, len(s), 4):
        v = 0
        for c in s[i:i + 4]:
            v = v << 6 | UN64.get(c, 0)
        out += v.to_bytes(3, "big")
    pad = s.count(b"=")
    return bytes(out[:len(out) - pad] if pad else out)


def rc4(key, data):
    s = bytearray(range(256))
    j = 0
    for i in range(256):
        j = (j + s[i] + key[i % len(key)]) & 255
        s[i], s[j] = s[j], s[i]
    i = j = 0
    out = bytearray(data)
    for n, b in enumerate(data):
        i = (i + 1) & 255
        j = (j + s[i]) & 255
        s[i], s[j] = s[j], s[i]
        out[n] = b ^ s[(s[i] + s[j]) & 255]
    return bytes(out)


def rle(data):
    out, i = bytearray(), 0
    while i < len(data):
        j = i + 1
        while j < len(data) and data[j] == data[i] and j - i < 255:
            j += 1
        out.append(j - i)
        out.append(data[i])
        i = j
    return bytes(out)


def unrle(data):
    return b"".join(bytes([data[i + 1]]) * data[i] for i in range(0, len(data), 2))


def varints(nums):
    out = bytearray()
    for n in nums:
        while n > 127:
            out.append(n & 127 | 128)
            n >>= 7
        out.append(n)
    return out


def unvarints(data):
    nums, v, sh = [], 0, 0
    for b in memoryview(data):
        v |= (b & 127) << sh
        if b & 128:
            sh += 7
        else:
            nums.append(v)
            v = sh = 0
    return nums


scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
rounds = max(1, round(340 * scale))
assert crc32(b"123456789") == 0xCBF43926 and adler(b"Wikipedia") == 0x11E60398
assert rc4(b"Key", b"Plaintext").hex() == "bbf316e8d940af0ad3"
mix = 0
for r in range(rounds):
    d = make(3000 + r % 7, r + 1)
    e = b64enc(d)
    assert b64dec(e) == d
    z = rc4(b"secret%d" % r, d)
    assert z != d and rc4(b"secret%d" % r, z) == d
    runs = bytes(b >> 6 for b in d)
    assert unrle(rle(runs)) == runs
    ns = [b * b * b for b in d[:900]]
    assert unvarints(varints(ns)) == ns
    mix ^= crc32(d) ^ adler(z) ^ len(rle(runs))
print("bytes_work", rounds, "%08x" % mix)
