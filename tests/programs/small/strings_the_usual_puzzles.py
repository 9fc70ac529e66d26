def is_anagram(a, b): return sorted(a) == sorted(b)
def compress(s):
    out, i = '', 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out += s[i] + (str(j - i) if j - i > 1 else ''); i = j
    return out if len(out) < len(s) else s
def longest_unique(s):
    start, best, seen = 0, '', {}
    for i, c in enumerate(s):
        if seen.get(c, -1) >= start: start = seen[c] + 1
        seen[c] = i
        if i - start + 1 > len(best): best = s[start:i + 1]
    return best
def rotations(s): return [s[i:] + s[:i] for i in range(len(s))]
def vowels(s): return sum(c in 'aeiouAEIOU' for c in s)
def caps(s): return ' '.join(w[:1].upper() + w[1:].lower() for w in s.split(' '))
def snake(s): return ''.join('_' + c.lower() if c.isupper() else c for c in s).lstrip('_')
def camel(s): head, *tail = s.split('_'); return head + ''.join(t.title() for t in tail)
def common_prefix(ws):
    for i, cs in enumerate(zip(*ws)):
        if len(set(cs)) > 1: return ws[0][:i]
    return min(ws, key=len, default='')
def subsequence(a, b): it = iter(b); return all(c in it for c in a)
def first_unique(s): return next((c for c in s if s.count(c) == 1), None)
def pangram(s): return set('abcdefghijklmnopqrstuvwxyz') <= set(s.lower())
def add(a, b):
    out, carry = [], 0
    for x, y in zip(a[::-1].ljust(max(len(a), len(b)), '0'), b[::-1].ljust(max(len(a), len(b)), '0')): carry, d = divmod(int(x) + int(y) + carry, 10); out.append(str(d))
    return ('1' if carry else '') + ''.join(reversed(out))
def permutations(s): return {''} if not s else {s[i] + p for i in range(len(s)) for p in permutations(s[:i] + s[i + 1:])}
def substrings(s): return [s[i:j] for i in range(len(s)) for j in range(i + 1, len(s) + 1)]
def look_and_say(n):
    s = '1'
    for _ in range(n):
        yield s
        out, i = '', 0
        while i < len(s):
            j = i
            while j < len(s) and s[j] == s[i]: j += 1
            out, i = out + str(j - i) + s[i], j
        s = out
print(is_anagram('listen', 'silent'), compress('aaabbc'), compress('abc'), compress(''), longest_unique('abcabcbb'), longest_unique('pwwkew'), rotations('abc'), vowels('Programming'), caps('hello wORLD  x'), snake('CamelCaseName'), camel('snake_case_name'), common_prefix(['flower', 'flow', 'flight']), repr(common_prefix(['a', 'b'])), repr(common_prefix([])), subsequence('ace', 'abcde'), subsequence('aec', 'abcde'), first_unique('swiss'), first_unique('aabb'), pangram('The quick brown fox jumps over the lazy dog'), add('999', '27'), add('123456789' * 3, '987654321' * 3), sorted(permutations('aab')), len(permutations('abcde')), substrings('abc'), list(look_and_say(7)), sep='\n')
text = 'she sells sea shells by the sea shore'; words = text.split()
print({w: words.count(w) for w in dict.fromkeys(words)}, max(words, key=len), sorted(words, key=lambda w: (w[::-1])), ' '.join(w[::-1] for w in words), text.title(), text.replace('sea', 'SEA', 1), [i for i in range(len(text)) if text.startswith('sh', i)], text.index('sells'), ''.join(sorted(set(text))).strip(), text[::2][:10], text[-5:], text.find('zzz'), 'sea' in words, [len(w) for w in words], {c: text.count(c) for c in 'aeiou'}, text.translate(str.maketrans('se', '5$')), text.split('s')[:4], '-'.join(words[:3]), text.partition('by'), words.index('sea'), sum(map(ord, text)) % 97, f'{text[:9]!r:>15}|{text[:3]:*^9}|', all(w.islower() for w in words), ''.join(w[0] for w in words), list(zip(words, words[1:]))[:2], min(words), text.count('s'), text.rfind('sea'), sep='\n')
def justify(s, n): return [s[i:i + n].ljust(n, '.') for i in range(0, len(s), n)]
def brackets(s):
    stack = []
    for c in s:
        if c in '([{': stack.append(c)
        elif c in ')]}' and (not stack or stack.pop() + c not in ('()', '[]', '{}')): return False
    return not stack
def atoi(s):
    s = s.strip(); sign = -1 if s[:1] == '-' else 1; digits = ''
    for c in s.lstrip('+-') if s[:1] in '+-' else s:
        if not c.isdigit(): break
        digits += c
    return sign * int(digits) if digits else 0
print(justify('abcdefgh', 3), [brackets(s) for s in ('([]{})', '([)]', '', '((')], [atoi(s) for s in ('42', '  -17abc', 'x1', '', '+5 6', '-')], [f'{n:>3}{"st nd rd".split()[n % 10 - 1] if n % 10 in (1, 2, 3) and n % 100 not in (11, 12, 13) else "th"}' for n in (1, 2, 3, 4, 11, 12, 21, 113)])
