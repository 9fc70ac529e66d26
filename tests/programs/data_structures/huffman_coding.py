"""Codes from frequencies, encoding and decoding, a canonical table, bit packing."""
import heapq
from collections import Counter
def tree(freq):
    heap = [(n, i, c) for i, (c, n) in enumerate(sorted(freq.items()))]; heapq.heapify(heap); i = len(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a[0] + b[0], i, (a[2], b[2]))); i += 1
    return heap[0][2]
def codes(node, prefix=''):
    if isinstance(node, str): return {node: prefix or '0'}
    return codes(node[0], prefix + '0') | codes(node[1], prefix + '1')
def canonical(table):
    out, code, last = {}, 0, 0
    for n, c in sorted((len(b), c) for c, b in table.items()):
        code <<= n - last; out[c] = format(code, f'0{n}b'); code += 1; last = n
    return out
def pack(bits):
    pad = -len(bits) % 8
    return bytes([pad]) + int('1' + bits + '0' * pad, 2).to_bytes(len(bits + '0' * pad) // 8 + 1, 'big')[1:]
def unpack(data): return ''.join(f'{b:08b}' for b in data[1:])[:len(data[1:]) * 8 - data[0]]
def decode(bits, table):
    back, out, cur = {b: c for c, b in table.items()}, [], ''
    for b in bits:
        cur += b
        if cur in back: out.append(back[cur]); cur = ''
    if cur: raise ValueError(f'{cur!r} is no code')
    return ''.join(out)
for text in ('abracadabra', 'aaaa', 'the quick brown fox jumps over the lazy dog', 'mississippi river', 'é日é日日', 'ab' * 50 + 'c'):
    freq = Counter(text); table = codes(tree(freq)); can = canonical(table); bits = ''.join(can[c] for c in text)
    print(text[:12], sorted(table.items(), key=lambda p: (len(p[1]), p[1]))[:4], sorted(can.items(), key=lambda p: p[1])[:4], len(bits), pack(bits).hex()[:30], decode(unpack(pack(bits)), can) == text, len(text.encode()) * 8, sum(len(table[c]) * n for c, n in freq.items()) == len(bits))
try: decode('0101111', {'a': '00', 'b': '01', 'c': '10'})
except ValueError as e: print(e)
try: tree({})
except IndexError as e: print(e)
def rle(s):
    out = []
    for c in s:
        if out and out[-1][0] == c: out[-1][1] += 1
        else: out.append([c, 1])
    return ''.join(f'{n if n > 1 else ""}{c}' for c, n in out)
def lz(s):
    table, cur, out = {chr(i): i for i in range(256)}, '', []
    for c in s:
        if cur + c in table: cur += c
        else: out.append(table[cur]); table[cur + c] = len(table); cur = c
    return out + [table[cur]] if cur else out
def unlz(codes):
    table = {i: chr(i) for i in range(256)}; prev = table[codes[0]]; out = [prev]
    for k in codes[1:]:
        entry = table[k] if k in table else prev + prev[0]
        out.append(entry); table[len(table)] = prev + entry[0]; prev = entry
    return ''.join(out)
print(rle('aaabccd'), rle(''), lz('TOBEORNOTTOBEORTOBEORNOT'), unlz(lz('TOBEORNOTTOBEORTOBEORNOT' * 5)) == 'TOBEORNOTTOBEORTOBEORNOT' * 5, len(lz('ab' * 500)), unlz(lz('aaaaaaa')))
