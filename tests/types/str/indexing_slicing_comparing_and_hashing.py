for s in ('ascii', 'latin é ÿ', 'wide 日本', 'astral 😀 𝒳', ''):
    print(len(s), [s[i] for i in range(len(s))], s[::-1], s[1:4], s[-2:], s[::2], list(s) == [*s], max(s, default=None), sorted(s)[:3], s * 2, s + s == s * 2, tuple(s)[:2], ascii(s))
print('a' < 'b', 'a' < 'aa', 'Z' < 'a', 'é' > 'z', '日' < '😀', '\uffff' < '\U00010000', 'abc' == 'abc', 'é' == 'e\u0301', '' < 'a', 'ab' <= 'ab', 'b' >= 'abc', 'a' != b'a', 'a' == 97, '1' < 'a' < 'é' < '日')
print(hash('') == 0, hash('a') == hash('a'), hash('ab'[0]) == hash('a'), {'k': 1}['K'.lower()], len({'a', 'a', 'A'}), 'é'.encode() in {b'\xc3\xa9'})
print('abc'[True], 'abc'[-3], 'a' in 'abc', 'x' * 0, -1 * 'a', 'abc'[1:][1:], 'abc'[10:], 'abc'[2:1], 'abc'[None:None], 'ab' * True)
print(str(), str(5), str(b'x'), str(b'x', 'ascii'), str(b'\xc3\xa9', 'utf-8'), str(b'\xff', 'utf-8', 'replace'), str(b'\xff', errors='ignore'), str(object=1.5), str(b'abc', encoding='latin-1'), str(None), str([1, 'a']), str('x'))
for source in ('"abc"[3]', '"abc"[-4]', '"abc"["a"]', '"abc"[1.5]', '"abc"[None]', '"a" + 1', '1 + "a"', '"a" * "b"', '"a" * 1.5', '"a" - "b"', '"a" < 1', 'str(b"\\xff", "ascii")', 'str("a", "utf-8")', 'str(5, "utf-8")', 'str(b"a", 5)', 'str(b"a", "nope")', 'str(1, 2, 3, 4)', 'int("é")', 'ord("ab")', 'ord("")', 'ord(5)', 'chr(0x110000)', 'chr(-1)', 'chr("a")', 'len("a", "b")', '"a".foo', '"a"()', 'iter("abc").__next__(1)', '"a".__getitem__("x")', '"a".__add__(1)', '"a".__contains__(1)', '"a".__mul__("x")', '"a".__mod__(5)', '"a".__eq__(5)', '"a".__lt__(5)', '"a".__len__(1)', '"a".__iter__().__length_hint__()', '"a".__getnewargs__()', '"a".__sizeof__() > 0'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
for c in (0, 10, 39, 65, 127, 128, 160, 173, 233, 255, 256, 0x378, 0x200b, 0x2028, 0xd800, 0xe000, 0xfeff, 0xffff, 0x1f600, 0xe0001, 0x10ffff):
    print(c, repr(chr(c)).encode('utf-8', 'surrogatepass'), ascii(chr(c)), ord(chr(c)) == c, chr(c).isprintable())
print(repr('\'"'), repr("'"), repr('"'), repr('\\'), repr('\n\t\r\0\x1b\x7f'), repr('a\u0300'), [ 'it\'s', "q\"q" ])
