s = 'hello, hello world'
print(s.find('hello'), s.find('hello', 1), s.find('l', 3, 5), s.find('zz'), s.rfind('l'), s.rfind('hello', 0, 10), s.index('w'), s.rindex('o'), s.count('l'), s.count('hello'), s.count(''), s.count('l', 5), s.count('o', -5), s.count('aa'), 'aaaa'.count('aa'))
print(s.find(''), s.find('', 5), s.find('', 100), s.rfind(''), ''.find(''), ''.count(''), s.find('h', -5), s.find('d', -1), s.find('o', None, 5), s.find('o', 5, None), s.find('x' * 100), s.rfind('', 0, 3), s.count('', 18), s.count('', 19))
print(s.startswith('he'), s.startswith(('x', 'he')), s.startswith('llo', 2), s.startswith('', 18), s.startswith('', 19), s.endswith('ld'), s.endswith(('a', 'b')), s.endswith('lo', 0, 5), s.startswith(()), 'ab'.endswith('abc'), s.startswith('hello', 0, 3))
print('h' in s, 'xyz' in s, '' in s, s.removeprefix('hello'), s.removesuffix('world'), s.removeprefix('x'), 'aa'.removeprefix('a'), ''.removesuffix(''))
print('日本語テキスト本'.find('本', 2), '日本語'.index('語'), 'a😀b😀'.rfind('😀'), 'ééé'.count('é'), 'mixé😀'.find('é😀'), 'abc'.find('é'), 'aé'.find('\u0301'))
for source in ('s.index("zz")', 's.rindex("zz")', 's.find(5)', 's.count(None)', 's.startswith(5)', 's.startswith(("a", 5))', 's.startswith(["a"])', 's.find()', 's.find("a", "b")', 's.find("a", 1.5)', '5 in s', 's.endswith()', 's.removeprefix(5)', 's.find("a", 1, 2, 3)', 's.endswith(b"d")', 's.index("")', 's.find(sub="a")'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
text = 'ab' * 500 + 'abc' + 'ab' * 500
print(text.find('abc'), text.rfind('abc'), text.count('ab'), text.count('ba'), text.index('c'), text.replace('abc', '!').find('!'), ('a' * 1000 + 'b').find('a' * 50 + 'b'), ('x' * 100).find('x' * 101))
