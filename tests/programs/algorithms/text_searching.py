"""Knuth-Morris-Pratt, Rabin-Karp, Boyer-Moore-Horspool, suffix array, Z function, Aho-Corasick agree with find."""
from collections import deque
def kmp(text, pat):
    fail, k = [0] * len(pat), 0
    for i in range(1, len(pat)):
        while k and pat[k] != pat[i]: k = fail[k - 1]
        k += pat[k] == pat[i]; fail[i] = k
    out, k = [], 0
    for i, c in enumerate(text):
        while k and (k == len(pat) or pat[k] != c): k = fail[k - 1]
        k += pat[k] == c
        if k == len(pat): out.append(i - k + 1)
    return out
def rabin_karp(text, pat, base=257, mod=10 ** 9 + 7):
    m = len(pat)
    if m > len(text): return []
    high = pow(base, m - 1, mod); hp = ht = 0
    for a, b in zip(pat, text): hp, ht = (hp * base + ord(a)) % mod, (ht * base + ord(b)) % mod
    out = []
    for i in range(len(text) - m + 1):
        if hp == ht and text[i:i + m] == pat: out.append(i)
        if i + m < len(text): ht = ((ht - ord(text[i]) * high) * base + ord(text[i + m])) % mod
    return out
def horspool(text, pat):
    shift = {c: len(pat) - 1 - i for i, c in enumerate(pat[:-1])}; i, out = len(pat) - 1, []
    while i < len(text):
        if text[i - len(pat) + 1:i + 1] == pat: out.append(i - len(pat) + 1)
        i += shift.get(text[i], len(pat))
    return out
def suffixes(text, pat):
    import bisect
    array = sorted(range(len(text)), key=lambda i: text[i:]); keys = [text[i:i + len(pat)] for i in array]
    return sorted(array[bisect.bisect_left(keys, pat):bisect.bisect_right(keys, pat)])
def zsearch(text, pat):
    s = pat + '\0' + text; z = [0] * len(s); l = r = 0
    for i in range(1, len(s)):
        if i < r: z[i] = min(r - i, z[i - l])
        while i + z[i] < len(s) and s[z[i]] == s[i + z[i]]: z[i] += 1
        if i + z[i] > r: l, r = i, i + z[i]
    return [i - len(pat) - 1 for i, v in enumerate(z) if v == len(pat)]
def naive(text, pat): return [i for i in range(len(text)) if text.startswith(pat, i)]
for text, pat in (('abababcabab', 'abab'), ('aaaaaa', 'aa'), ('the cat sat on the mat', 'at'), ('mississippi', 'issi'), ('abc', 'abcd'), ('日本日本日', '日本日'), ('x' * 30 + 'y', 'xxy'), ('', 'a')):
    results = [f(text, pat) for f in (naive, kmp, rabin_karp, horspool, suffixes, zsearch)]
    print(repr(pat), results[0], all(r == results[0] for r in results))
class Aho:
    def __init__(self, words):
        self.next, self.fail, self.out = [{}], [0], [[]]
        for w in words:
            s = 0
            for c in w:
                if c not in self.next[s]: self.next[s][c] = len(self.next); self.next.append({}); self.fail.append(0); self.out.append([])
                s = self.next[s][c]
            self.out[s].append(w)
        q = deque(self.next[0].values())
        while q:
            s = q.popleft()
            for c, t in self.next[s].items():
                q.append(t); f = self.fail[s]
                while f and c not in self.next[f]: f = self.fail[f]
                self.fail[t] = self.next[f].get(c, 0); self.out[t] += self.out[self.fail[t]]
    def search(self, text):
        s = 0
        for i, c in enumerate(text):
            while s and c not in self.next[s]: s = self.fail[s]
            s = self.next[s].get(c, 0)
            for w in self.out[s]: yield i - len(w) + 1, w
a = Aho(['he', 'she', 'his', 'hers']); print(list(a.search('ushers and his shed')), len(a.next), a.fail)
def palindrome(s):
    best = ''
    for c in range(len(s)):
        for l, r in ((c, c), (c, c + 1)):
            while l >= 0 and r < len(s) and s[l] == s[r]: l -= 1; r += 1
            if r - l - 1 > len(best): best = s[l + 1:r]
    return best
print(palindrome('forgeeksskeegfor'), palindrome('abacdfgdcaba'), repr(palindrome('')))
def anagrams(words):
    groups = {}
    for w in words: groups.setdefault(''.join(sorted(w)), []).append(w)
    return [g for g in groups.values() if len(g) > 1]
print(anagrams('listen silent enlist google elbow below state taste'.split()))
def caesar(s, k): return ''.join(chr((ord(c) - (b := 65 if c.isupper() else 97) + k) % 26 + b) if c.isascii() and c.isalpha() else c for c in s)
def vigenere(s, key, sign=1): return ''.join(chr((ord(c) - 65 + sign * (ord(key[i % len(key)]) - 65)) % 26 + 65) for i, c in enumerate(s))
print(caesar('Hello, World! é', 3), caesar(caesar('Round Trip', 13), 13), vigenere('ATTACKATDAWN', 'LEMON'), vigenere(vigenere('ATTACKATDAWN', 'LEMON'), 'LEMON', -1))
