import string, textwrap
print(string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), string.hexdigits, string.capwords('hello  big world'), string.capwords('a-b', '-'), len(string.printable))
t = string.Template('$who owes ${amount}$$ to $whom'); print(t.substitute(who='A', amount=5, whom='B'), t.safe_substitute(who='A'), t.substitute({'who': 1}, amount=2, whom=3), t.template, t.is_valid(), t.get_identifiers())
for bad in ('$', '$1', '${a b}', '${', '$missing'):
    try: print(string.Template(bad).substitute())
    except Exception as e: print(bad, type(e).__name__, e)
class T(string.Template): delimiter = '%'; idpattern = '[a-z]+'
print(T('%a $b %{c}').substitute(a=1, c=2))
class F(string.Formatter):
    def get_value(self, k, a, kw): return f'<{k}>' if isinstance(k, str) else super().get_value(k, a, kw)
    def convert_field(self, v, c): return v[::-1] if c == 'x' else super().convert_field(v, c)
    def format_field(self, v, s): return super().format_field(v, s or '>6')
print(F().format('{0} {name} {1!x} {0:03d}', 5, 'abc'), string.Formatter().vformat('{} {a[0]}', (1,), {'a': [2]}))
text = 'The quick brown fox jumped over the lazy dog, and   then    a verylongwordthatdoesnotfit came-along with hyphens.'
print(textwrap.wrap(text, 20), textwrap.fill(text, 30, initial_indent='* ', subsequent_indent='  '), textwrap.shorten(text, 30), textwrap.shorten(text, 30, placeholder='...'), textwrap.wrap(text, 12, break_long_words=False), textwrap.wrap(text, 15, break_on_hyphens=False)[-3:], textwrap.wrap('', 5), textwrap.wrap(text, 25, max_lines=2), textwrap.wrap('a\n\nb  c', 3, replace_whitespace=False), textwrap.wrap('tab\there', 20, tabsize=4), sep='\n')
print(repr(textwrap.dedent('  a\n    b\n\n  c')), repr(textwrap.indent('a\n\nb', '> ')), repr(textwrap.indent('a\n \nb', '> ', lambda l: True)), repr(textwrap.dedent('\ta\n  b')), repr(textwrap.dedent('   \n  x\n')), textwrap.wrap('x. Y', 10, fix_sentence_endings=True))
for source in ('textwrap.wrap("a", 0)', 'textwrap.wrap("a", -1)', 'textwrap.shorten("abc def", 2)', 'textwrap.dedent(5)', 'textwrap.wrap(5)', 'textwrap.fill("a", width="x")', 'textwrap.wrap("a b", 5, max_lines=1, placeholder="too long for it")', 'string.Template(5).substitute()', 'string.Formatter().format()', 'string.Formatter().format("{}")', 'string.Formatter().format("{0.x}", 1)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
