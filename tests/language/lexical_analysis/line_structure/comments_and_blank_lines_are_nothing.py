# -*- coding: utf-8 -*-
# a comment

x = 1  # after code


# between

def f():
    # first in a body

    y = 2  # and here
# a comment at column 0 does not end the body
    return y
# not a # nested # one
print(x, f(), '# not a comment')
print("é", len("é"))
s = """# in a string
# still"""
print(s)
namespace = {}
exec('', namespace)
exec('# only a comment', namespace)
exec('\n\n\n   \n#\n', namespace)
exec('a = 1 # no newline at the end', namespace)
print(namespace['a'])
for source in (b'# coding: latin-1\nname = "\xe9"', b'\xef\xbb\xbfname = "bom"', '# -*- coding: ascii -*-\nname = "text ignores the cookie: \u00e9"'):
    exec(source, namespace)
    print(ascii(namespace['name']))
for source in (b'# coding: no-such-codec\n', b'x = "\xff"'):
    try:
        exec(source, namespace)
    except Exception as e:
        print(type(e).__name__, e)
form_feed = 'a = 1\n\x0cb = 2\nif a:\n\x0c    c = 3\n'
exec(form_feed, namespace)
print(namespace['b'], namespace['c'])
exec('d = 1\r\nif d:\r\n    e = 2\r\n', namespace)
print(namespace['e'])
exec('t = """x\r\ny"""', namespace)
print(repr(namespace['t']))
