def rot(s, k): return ''.join(chr((ord(c) - b + k) % 26 + b) if (b := 65 if 'A' <= c <= 'Z' else 97 if 'a' <= c <= 'z' else 0) else c for c in s)
def crc32(data):
    crc = 0xffffffff
    for byte in data:
        crc ^= byte
        for _ in range(8): crc = crc >> 1 ^ (0xedb88320 if crc & 1 else 0)
    return crc ^ 0xffffffff
def adler(data):
    a, b = 1, 0
    for byte in data: a = (a + byte) % 65521; b = (b + a) % 65521
    return b << 16 | a
def fnv(data):
    h = 0xcbf29ce484222325
    for byte in data: h = (h ^ byte) * 0x100000001b3 & (1 << 64) - 1
    return h
def md5(data):
    import math
    K = [int(abs(math.sin(i + 1)) * 2 ** 32) & 0xffffffff for i in range(64)]; S = [7, 12, 17, 22] * 4 + [5, 9, 14, 20] * 4 + [4, 11, 16, 23] * 4 + [6, 10, 15, 21] * 4
    a0, b0, c0, d0 = 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476
    msg = bytearray(data) + b'\x80'
    while len(msg) % 64 != 56: msg.append(0)
    msg += (8 * len(data)).to_bytes(8, 'little')
    for off in range(0, len(msg), 64):
        M = [int.from_bytes(msg[off + i:off + i + 4], 'little') for i in range(0, 64, 4)]; A, B, C, D = a0, b0, c0, d0
        for i in range(64):
            if i < 16: f, g = B & C | ~B & D, i
            elif i < 32: f, g = D & B | ~D & C, (5 * i + 1) % 16
            elif i < 48: f, g = B ^ C ^ D, (3 * i + 5) % 16
            else: f, g = C ^ (B | ~D), 7 * i % 16
            f = f + A + K[i] + M[g] & 0xffffffff; A, D, C, B = D, C, B, B + (f << S[i] | f >> 32 - S[i]) & 0xffffffff
        a0, b0, c0, d0 = a0 + A & 0xffffffff, b0 + B & 0xffffffff, c0 + C & 0xffffffff, d0 + D & 0xffffffff
    return b''.join(x.to_bytes(4, 'little') for x in (a0, b0, c0, d0)).hex()
def xor(data, key): return bytes(b ^ key[i % len(key)] for i, b in enumerate(data))
def base64(data):
    alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'; out = ''
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]; n = int.from_bytes(chunk + bytes(3 - len(chunk)), 'big')
        out += ''.join(alphabet[n >> s & 63] for s in (18, 12, 6, 0))[:len(chunk) + 1] + '=' * (3 - len(chunk))
    return out
def rc4(key, data):
    S, j, i, out = list(range(256)), 0, 0, bytearray()
    for k in range(256): j = (j + S[k] + key[k % len(key)]) % 256; S[k], S[j] = S[j], S[k]
    j = 0
    for byte in data: i = (i + 1) % 256; j = (j + S[i]) % 256; S[i], S[j] = S[j], S[i]; out.append(byte ^ S[(S[i] + S[j]) % 256])
    return bytes(out)
def luhn(n): d = [int(c) for c in reversed(str(n))]; return (sum(d[::2]) + sum(sum(divmod(2 * x, 10)) for x in d[1::2])) % 10 == 0
for s in ('', 'a', 'abc', 'message digest', 'The quick brown fox', 'é日😀' * 9):
    b = s.encode(); print(repr(s[:12]), f'{crc32(b):08x} {adler(b):08x} {fnv(b):016x}', md5(b), base64(b)[:24], rc4(b'Key', b)[:6].hex(), xor(xor(b, b'k3y'), b'k3y') == b, rc4(b'k', rc4(b'k', b)) == b)
print(rot('Hello, World!', 13), rot(rot('abcXYZ', 5), -5), [luhn(n) for n in (4539578763621486, 79927398713, 79927398710, 0)])
isbn = lambda s: sum((10 - i) * (10 if c == 'X' else int(c)) for i, c in enumerate(s.replace('-', ''))) % 11 == 0; print(isbn('3-598-21508-8'), isbn('3-598-21507-X'), isbn('3-598-21508-9'))
rail = lambda s, n: ''.join(c for r in range(n) for i, c in enumerate(s) if min(i % (2 * n - 2), -i % (2 * n - 2)) == r); print(rail('WEAREDISCOVEREDFLEEATONCE', 3)); freq = sorted(((rot(c, 0), 'wkh txlfn eurzq ira mxpsv'.count(c)) for c in set('wkh txlfn eurzq ira mxpsv') - {' '}), key=lambda p: (-p[1], p[0]))[:3]; print(freq, rot('wkh txlfn eurzq ira', -3))
