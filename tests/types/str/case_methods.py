for s in ('hello world', 'HELLO', 'Hello World', "they're bill's", 'ǅ', 'ß', 'ﬁ', 'İ', 'ΑΣ', 'Ας', 'straße', '', '123', 'a1b', 'ñandú', 'ŉ', 'x y-z_w', 'ÀÉ', 'ΌΣΟΣ', 'ii İI', 'Ǆ', '\U00010400'):
    print(ascii(s), ascii(s.upper()), ascii(s.lower()), ascii(s.title()), ascii(s.capitalize()), ascii(s.swapcase()), ascii(s.casefold()))
print('abc'.islower(), 'ABC'.isupper(), 'Abc'.istitle(), 'aBC'.islower(), ''.islower(), '1a'.islower(), '1'.isupper(), 'A B'.istitle(), 'AB'.istitle(), 'ǅ'.istitle(), 'ª'.islower())
for s in ('a', 'A', '1', '²', '½', '٣', 'Ⅷ', ' ', '\n', '\t', '\x00', '\x1c', '\u2003', '_', 'é', '中', '\u200b', '\xa0', '\ud800', '😀', 'a1', 'a ', '', '-1', '1.5', '\x7f', '\u0301'):
    print(ascii(s), s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(), s.isprintable(), s.isidentifier(), s.isascii())
for source in ('"a".upper(1)', '"a".title(x=1)', 'str.upper(5)', 'str.lower()', '"a".isalpha("b")', '"a".casefold(None)'):
    try: print(eval(source))
    except TypeError as e: print(source, '|', e)
class S(str): pass
print(type(S('a').upper()), type(S('A').lower()), type(S('x').title()), S('x').upper() == 'X')
