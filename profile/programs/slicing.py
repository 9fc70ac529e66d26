"""Slicing of lists, strings, tuples, bytes: rotations, strides, slice assignment, windows."""
import sys

scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0


def rotate(seq, k):
    k %= len(seq) or 1
    return seq[k:] + seq[:k]


def riffle(deck):
    half = len(deck) // 2
    out = [None] * len(deck)
    out[::2] = deck[:half]
    out[1::2] = deck[half:]
    return out


def windows(seq, n):
    return [seq[i:i + n] for i in range(len(seq) - n + 1)]


def chunks(seq, n):
    return [seq[i:i + n] for i in range(0, len(seq), n)]


def sieve(n):
    s = bytearray([1]) * n
    s[:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if s[i]:
            s[i * i::i] = bytes(len(range(i * i, n, i)))
    return sum(s)


def is_pal(s):
    while len(s) > 1:
        if s[0] != s[-1]:
            return False
        s = s[1:-1]
    return True


def fft_like(xs):
    """Walsh-Hadamard by even/odd slicing."""
    if len(xs) == 1:
        return xs
    a, b = fft_like(xs[::2]), fft_like(xs[1::2])
    return [x + y for x, y in zip(a, b)] + [x - y for x, y in zip(a, b)]


def bwt(s):
    s += "$"
    rots = sorted(s[i:] + s[:i] for i in range(len(s)))
    return "".join(r[-1] for r in rots)


def inverse_bwt(t):
    order = sorted(range(len(t)), key=lambda i: (t[i], i))
    k = t.index("$")
    out = []
    for _ in range(len(t)):
        k = order[k]
        out.append(t[k])
    return "".join(out)[:-1]


class Ring:
    def __init__(self, data):
        self.data = data

    def __getitem__(self, key):
        if isinstance(key, slice):
            lo, hi, st = key.start or 0, key.stop, key.step or 1
            return [self.data[i % len(self.data)] for i in range(lo, hi, st)]
        return self.data[key % len(self.data)]


def body(r):
    deck = list(range(52))
    d, n = riffle(deck), 1
    while d != deck:
        d, n = riffle(d), n + 1
    assert n == 8
    text = "abracadabra simsalabim "
    for k in range(300):
        t = rotate(text, k)
        assert rotate(t, -k) == text
    ws = windows(tuple(range(400)), 7)
    assert len(ws) == 394 and all(w[0] + 6 == w[-1] for w in ws)
    cs = chunks(text * 20, 11)
    assert "".join(cs) == text * 20
    assert sieve(5000) == 669
    pal = text * 4 + (text * 4)[::-1]
    assert is_pal(pal) and not is_pal(pal + "q")
    xs = [(i * 7 + r) % 10 for i in range(128)]
    assert fft_like(fft_like(xs))[0] == 128 * xs[0]
    b = bwt(text[:-1] * 2)
    assert inverse_bwt(b) == text[:-1] * 2
    lst = list(range(200))
    for i in range(0, 190, 3):
        lst[i:i + 2] = [lst[i + 1], lst[i]]
    del lst[::5]
    lst[10:10] = [-1, -2]
    assert len(lst) == 162
    ring = Ring(list(range(17)))
    assert ring[5:40:7] == [5, 12, 2, 9, 16] and ring[-1] == 16
    q = ring[r:r + 150:3]
    assert len(q) == 50
    last = text
    while last:
        last = last[:-1]
    by = bytes(range(256))
    h = sum(by[i:i + 16][::-1][0] for i in range(0, 256, 4))
    return sum(lst) + sum(q) + h + len(b)


rounds = max(1, round(3100 * scale))
print("slicing", rounds, sum(map(body, range(rounds))))
