words = ['banana', 'Apple', 'cherry', 'apple', 'éclair', 'Zebra', 'zebra', '', ' space', '10', '9', 'ß', 'ss', '日本', 'apple pie', 'app', 'APPLE', '_x', '~']
print(sorted(words)); print(sorted(words, key=str.lower)); print(sorted(words, key=str.casefold, reverse=True)); print(sorted(words, key=len)); print(sorted(words, key=lambda w: (len(w), w))); print(sorted(words, key=lambda w: w[::-1])); print(max(words), min(words), max(words, key=len), sorted(set(''.join(words)))[:12])
for a, b in (('a', 'b'), ('a', 'a'), ('a', 'aa'), ('', ''), ('a', 'A'), ('Z', 'a'), ('é', 'e'), ('日', 'z'), ('\ud800', '\uffff'), ('a\0', 'a'), ('ab', 'b'), ('😀', '日')): print(ascii(a), ascii(b), a < b, a <= b, a == b, a != b, a >= b, a > b)
print('straße'.casefold() == 'STRASSE'.casefold(), 'ß'.upper(), 'İ'.lower() == 'i̇', 'ǆ'.title(), 'ΑΣ'.lower(), 'ﬀ'.upper(), 'abc'.__lt__('abd'), 'abc'.__gt__(1), 'a' in ('abc', 'a'), 'apple' 'pie' == 'applepie', 'a' * 3 == 'aaa', not '' and bool(' '))
groups = {}
for w in words: groups.setdefault(w[:1].lower(), []).append(w)
print(groups, {w: i for i, w in enumerate(words)}['zebra'], dict.fromkeys(map(len, words)), sorted(groups, key=lambda k: (-len(groups[k]), k)))
def natural(s):
    out, num = [], ''
    for c in s + ' ':
        if c.isdigit(): num += c
        else:
            if num: out.append((0, int(num), '')); num = ''
            out.append((1, 0, c))
    return out
print(sorted(['file10', 'file9', 'file1', 'file', 'a2b10', 'a2b9'], key=natural), [natural('a1')])
def compare(a, b):
    for x, y in zip(a, b):
        if x != y: return -1 if x < y else 1
    return (len(a) > len(b)) - (len(a) < len(b))
print([[compare(a, b) for b in words[:5]] for a in words[:5]], all((compare(a, b) < 0) == (a < b) for a in words for b in words))
