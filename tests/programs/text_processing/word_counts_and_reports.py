"""Counting words, wrapping, justified text, tables, histograms, n-grams."""
TEXT = '''It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity; it was the season of Light, it was the season of Darkness --
it was the spring of hope; it was the winter of despair. "We had everything before us," they said; we had nothing!'''
words = [w.strip('.,;!"-').lower() for w in TEXT.split()]; words = [w for w in words if w]
counts = {}
for w in words: counts[w] = counts.get(w, 0) + 1
top = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:8]
width = max(len(w) for w, _ in top)
for w, n in top: print(f'{w:>{width}} | {"#" * n:<12}| {n:>3} {n / len(words):7.2%}')
lengths = {}
for w in counts: lengths.setdefault(len(w), []).append(w)
for n in sorted(lengths): print(n, ' '.join(sorted(lengths[n])[:5]) + (' ...' if len(lengths[n]) > 5 else ''))
def justify(text, width):
    line, lines = [], []
    for w in text.split():
        if line and len(' '.join(line + [w])) > width: lines.append(line); line = []
        line.append(w)
    for l in lines:
        gaps = len(l) - 1
        if gaps == 0: yield l[0].ljust(width); continue
        spaces, extra = divmod(width - sum(map(len, l)), gaps)
        yield ''.join(w + ' ' * (spaces + (i < extra)) if i < gaps else w for i, w in enumerate(l))
    yield ' '.join(line)
for l in justify(TEXT, 44): print(f'|{l:<44}|')
def box(rows, title=''):
    cols = [max(len(str(c)) for c in col) for col in zip(*rows)]
    sep = '+' + '+'.join('-' * (c + 2) for c in cols) + '+'
    yield title.center(len(sep)).rstrip()
    for i, r in enumerate(rows):
        if i < 2: yield sep
        yield '| ' + ' | '.join(str(v).rjust(c) if isinstance(v, (int, float)) else str(v).ljust(c) for v, c in zip(r, cols)) + ' |'
    yield sep
print('\n'.join(box([('word', 'n', 'share'), *((w, n, round(n / len(words), 3)) for w, n in top[:4])], 'Top words')))
grams = {}
for pair in zip(words, words[1:], words[2:]): grams[pair] = grams.get(pair, 0) + 1
print([(' '.join(g), n) for g, n in sorted(grams.items(), key=lambda kv: (-kv[1], kv[0]))[:3]], len(grams))
def markov(start, n, seed=5):
    out, x, nxt = [start], seed, {}
    for a, b in zip(words, words[1:]): nxt.setdefault(a, []).append(b)
    for _ in range(n):
        if out[-1] not in nxt: break
        x = x * 1103515245 + 12345 & 0x7fffffff; choices = nxt[out[-1]]; out.append(choices[x // 65536 % len(choices)])
    return ' '.join(out)
print(markov('it', 12)); print(markov('we', 8, 9))
letters = sorted(((sum(c == l for c in TEXT.lower()), l) for l in 'etaoinshrdlu'), reverse=True); print(letters)
print(' '.join(w[::-1] for w in TEXT.split()[:6]), TEXT.swapcase()[:20], TEXT.title()[:30], ' '.join(sorted(set(words), key=lambda w: (w[-1], len(w), w))[:8]))
def number_words(n):
    ones = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(); tens = '. . twenty thirty forty fifty sixty seventy eighty ninety'.split()
    if n < 0: return 'minus ' + number_words(-n)
    if n < 20: return ones[n]
    if n < 100: return tens[n // 10] + ('-' + ones[n % 10] if n % 10 else '')
    for value, name in ((10 ** 9, 'billion'), (10 ** 6, 'million'), (1000, 'thousand'), (100, 'hundred')):
        if n >= value: return number_words(n // value) + f' {name}' + ((' and ' if n % value < 100 else ' ') + number_words(n % value) if n % value else '')
def roman(n):
    out = ''
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), 'M CM D CD C XC L XL X IX V IV I'.split()): out += s * (n // v); n %= v
    return out
for n in (0, 13, 42, 100, 305, 1999, 2024, -1234567, 10 ** 9 + 1): print(n, number_words(n), roman(n) if 0 < n < 4000 else '-', f'{n:,} {n:_x}')
pig = lambda w: w + 'way' if w[0] in 'aeiou' else (lambda i: w[i:] + w[:i] + 'ay')(next((i for i, c in enumerate(w) if c in 'aeiouy'), 0)); print(' '.join(map(pig, words[:12])))
morse = dict(zip('abcdefghijklmnopqrstuvwxyz', '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..'.split())); enc = ' '.join(morse.get(c, '/') for c in 'hello world'); print(enc, ''.join({v: k for k, v in morse.items()}.get(m, ' ') for m in enc.split()))
