# stdin: first line
# stdin:   padded  
# stdin: 42
# stdin: 
import sys, io
print(); print('a', 'b'); print('a', 'b', sep='-'); print('a', end='!\n'); print(1, None, [2], sep=''); print('a', 'b', sep=None, end=None); print('x', file=sys.stdout, flush=True); print(*range(3), sep=', '); print('é日😀'); print('a\tb\0c')
out = io.StringIO(); print('captured', 1, file=out); print(repr(out.getvalue()))
class W:
    def write(self, s): sys.stdout.write(f'<{s!r}>')
print('to', 'writer', file=W()); print()
class NoFlush(W):
    def flush(self): sys.stdout.write('flushed')
print('x', file=NoFlush(), flush=True); print()
for source in ('print(sep=5)', 'print(1, end=5)', 'print(1, file=5)', 'print(1, foo=1)', 'print(1, file=None)', 'print(1, file=W(), flush=True)', 'input(1, 2)', 'input(foo=1)'):
    try: print(source, eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
print(repr(input())); print(repr(input('prompt> '))); print(int(input('number: ')) + 1); print(repr(input()))
try: input('more? ')
except EOFError as e: print(type(e).__name__, e)
print('to stderr', file=sys.stderr)
sys.stderr.write('also stderr\n'); sys.stdout.write('written\n')
real = sys.stdout; sys.stdout = out = io.StringIO(); print('hidden'); sys.stdout = real; print('got', repr(out.getvalue()))
sys.stdout = None; print('goes nowhere'); sys.stdout = real
class BadStr:
    def __str__(self): raise ValueError('str')
try: print('before', BadStr(), 'after')
except ValueError as e: print('|', e)
import contextlib
with contextlib.redirect_stdout(io.StringIO()) as s: print('redirected')
print(s.getvalue().upper())
