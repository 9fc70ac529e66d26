print('single', "double", '''triple'
single''', """triple"
double""")
print(repr('\\ \' \" \a \b \f \n \r \t \v'))
print(repr('\101 \7 \377 \0'), ascii('\400'), ascii('\777'))
print(repr('\x41\xe9'), ascii('\u0394'), ascii('\U0001f600'), '\N{LATIN SMALL LETTER A}', ascii('\N{GREEK SMALL LETTER ALPHA}'))
print(r'\n', R"\'", len(r'\\'), repr(r'\''))
print(b'bytes', B"\x00\xff\n\101", br'\x00', rb'\t', Rb'\'', bR"a")
print(u'unicode', U"U", repr(u'\u00e9'))
print(repr('a\
b'), repr(r'a\
b'))
print(b'\u0041', b'\N{X}', len(b'\U0001'))
print('''''' == "", """""" == '')
print('it''s', 'a' "b" '''c''' r'\d')
print(b'a' b'b' rb'\c')
import warnings
cases = [r"'\x4'", r"'\xg1'", r"'\u12'", r"'\U00110000'", r"'\N{no such name}'", r"'\N'", r"b'\x4'", "b'é'", "'abc", "'''abc", 'ur"a"', "'a' b'b'", "f'a' b'b'", 'r"\\"', "b'a' 'b'"]
for source in cases:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            value = eval(source)
    except SyntaxError as e:
        print(source, '|', e.msg)
    else:
        print(source, repr(value))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(repr(eval(r"'\d \q'")), eval(r"b'\d'"))
    for w in caught:
        print(w.category.__name__, w.message)
