"""Compression: Huffman, LZ77 with hash chains, LZW, move-to-front, bit streams; all round trips."""
import heapq
import sys
from collections import Counter, defaultdict

class BitWriter:
    def __init__(self):
        self.out = bytearray()
        self.acc = 0
        self.n = 0

    def write(self, value, bits):
        self.acc = self.acc << bits | value
        self.n += bits
        while self.n >= 8:
            self.n -= 8
            self.out.append(self.acc >> self.n & 0xFF)
            self.acc &= (1 << self.n) - 1

    def finish(self):
        if self.n:
            self.write(0, 8 - self.n)
        return bytes(self.out)

class BitReader:
    def __init__(self, data):
        self.data, self.pos = data, 0

    def bit(self):
        p = self.pos
        self.pos = p + 1
        return self.data[p >> 3] >> (7 - (p & 7)) & 1

    def read(self, bits):
        v = 0
        for _ in range(bits):
            v = v << 1 | self.bit()
        return v

# ---- Huffman ------------------------------------------------------------------------------

def huff_lengths(freq):
    heap = [(n, sym, (sym,)) for sym, n in sorted(freq.items())]
    if len(heap) == 1:
        return {heap[0][1]: 1}
    heapq.heapify(heap)
    depth = dict.fromkeys(freq, 0)
    while len(heap) > 1:
        a, sa, xs = heapq.heappop(heap)
        b, sb, ys = heapq.heappop(heap)
        for s in xs + ys:
            depth[s] += 1
        heapq.heappush(heap, (a + b, min(sa, sb), xs + ys))
    return depth

def canonical(lengths):
    code, last, book = 0, 0, {}
    for n, sym in sorted((n, s) for s, n in lengths.items()):
        code <<= n - last
        book[sym] = (code, n)
        code += 1
        last = n
    return book

def huff_encode(data):
    lengths = huff_lengths(Counter(data))
    assert len(lengths) == 1 or sum(2.0 ** -n for n in lengths.values()) == 1.0   # Kraft
    book = canonical(lengths)
    w = BitWriter()
    for b in data:
        code, n = book[b]
        w.write(code, n)
    return lengths, len(data), w.finish()

def huff_decode(packed):
    lengths, size, bits = packed
    inv = {(n, c): s for s, (c, n) in canonical(lengths).items()}
    r, out = BitReader(bits), bytearray()
    while len(out) < size:
        code = n = 0
        while True:
            code = code << 1 | r.bit()
            n += 1
            sym = inv.get((n, code))
            if sym is not None:
                out.append(sym)
                break
    return bytes(out)

# ---- LZ77 ---------------------------------------------------------------------------------

def lz_encode(data, window=2048, longest=66):
    w, chains, i, n = BitWriter(), defaultdict(list), 0, len(data)
    while i < n:
        best, where = 0, 0
        for j in reversed(chains[data[i:i + 3]][-8:]):
            if i - j > window - 1:
                break
            k = 0
            while k < longest and i + k < n and data[j + k] == data[i + k]:
                k += 1
            if k > best:
                best, where = k, i - j
        if best >= 3:
            w.write(1, 1)
            w.write(where, 11)
            w.write(best - 3, 6)
        else:
            best = 1
            w.write(0, 1)
            w.write(data[i], 8)
        for p in range(i, i + best):
            chains[data[p:p + 3]].append(p)
        i += best
    return n, w.finish()

def lz_decode(packed):
    size, bits = packed
    r, out = BitReader(bits), bytearray()
    while len(out) < size:
        if r.bit():
            back, k = r.read(11), r.read(6) + 3
            for _ in range(k):
                out.append(out[-back])
        else:
            out.append(r.read(8))
    return bytes(out)

# ---- LZW and move-to-front ----------------------------------------------------------------

def lzw_encode(data):
    book, out, cur = {bytes([i]): i for i in range(256)}, [], b""
    for b in data:
        nxt = cur + bytes([b])
        if nxt in book:
            cur = nxt
        else:
            out.append(book[cur])
            book[nxt] = len(book)
            cur = bytes([b])
    return out + [book[cur]] if cur else out

def lzw_decode(codes):
    book = [bytes([i]) for i in range(256)]
    prev = book[codes[0]]
    out = [prev]
    for c in codes[1:]:
        entry = book[c] if c < len(book) else prev + prev[:1]
        out.append(entry)
        book.append(prev + entry[:1])
        prev = entry
    return b"".join(out)

def mtf(data):
    order, out = list(range(256)), bytearray()
    for b in data:
        k = order.index(b)
        out.append(k)
        order.insert(0, order.pop(k))
    return bytes(out)

def unmtf(data):
    order, out = list(range(256)), bytearray()
    for k in data:
        b = order.pop(k)
        order.insert(0, b)
        out.append(b)
    return bytes(out)

WORDS = ("compression is the art of saying the same thing again but with fewer words so that "
         "the same thing said twice costs hardly more than saying it once").split()

def sample(seed, n):
    x, out = seed * 2654435761 % 2 ** 32 or 1, []
    while len(out) < n:
        x = (x * 1664525 + 1013904223) % 2 ** 32
        out.append(WORDS[(x >> 20) % len(WORDS)])
    return " ".join(out).encode()

def main():
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    sizes = [0, 0, 0, 0, 0]
    for r in range(max(1, round(130 * scale))):
        text = sample(r + 1, 500)
        h, z, w = huff_encode(text), lz_encode(text), lzw_encode(text)
        both = huff_encode(z[1])
        m = mtf(text)
        assert huff_decode(h) == text
        assert lz_decode((z[0], huff_decode(both))) == text
        assert lzw_decode(w) == text
        assert unmtf(m) == text
        assert len(h[2]) < len(text) * 0.6 and len(z[1]) < len(text) * 0.6
        for i, k in enumerate((len(text), len(h[2]), len(z[1]), len(w), len(both[2]))):
            sizes[i] += k
    print("compress", *sizes)

main()
