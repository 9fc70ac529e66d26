total = 1 + \
    2 + \
    3
print(total)
months = ['Januari', 'Februari',   # these are the
          'April',                 # Dutch names

          'Mei',
          # a whole line of comment
          ]
print(months)
d = {
    'a': (
        1,
        [2,
         3],
    ),
    'b':
        4,
}
print(d)
if 1900 < 2000 < 2100 and 1 <= 12 <= 12 \
        and 1 <= 31 <= 31:
    print('looks like a valid date')
text = 'a\
b'
print(text, len(text))
a = 1; b = 2; print(a, b)
if a: print('one line'); print('two statements')
def f(x,
      y=(1,
         2),
      *args,
      **kwargs
      ): return x, y, args, kwargs
print(f(1), f(1, 2, 3, z=4))
for bad in ['a = 1 \\ \n+ 2', 'a = (1,', 'x = [1, 2', 'a = 1 +\n2', "s = 'abc\n'", 'x = 1 \\']:
    try:
        compile(bad, 'bad', 'exec')
    except SyntaxError as e:
        print(repr(bad), type(e).__name__, e.msg, e.lineno, e.offset)
