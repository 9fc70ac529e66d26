import io
import sys

real = sys.stdout


class Log:
    def __init__(self):
        self.calls = []

    def write(self, text):
        self.calls.append(text)

    def flush(self):
        self.calls.append("FLUSH")


log = Log()
print("a", 1, None, sep="-", end="!", file=log, flush=True)
print(file=log)
print("x", "", file=log)
print(*"abc", sep="", end="", file=log)
print(log.calls)
sys.stdout = log = Log()
print("caught")
sys.stdout = real
print(log.calls)
with_stringio = io.StringIO()
print("é", [1], file=with_stringio)
print(repr(with_stringio.getvalue()))
sys.stdout = None
print("lost")
sys.stdout = real
del sys.stdout
try:
    print("lost")
except RuntimeError as e:
    sys.stdout = real
    print(e)
for kw in ({"sep": 5}, {"end": 5}, {"file": 5}, {"nope": 1}, {"file": io.BytesIO()}):
    try:
        print("a", "b", **kw)
    except Exception as e:
        print(type(e).__name__, e)


class BadStr:
    def __str__(self):
        raise ZeroDivisionError("str")


try:
    print("before", BadStr(), file=(out := io.StringIO()))
except ZeroDivisionError as e:
    print(e, repr(out.getvalue()))
narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
try:
    print("ok", "é", file=narrow)
except UnicodeEncodeError as e:
    print(e)
narrow.flush()
print(narrow.buffer.getvalue())

print(type(sys.stdin).__name__, type(sys.stdout.buffer).__name__, type(sys.stdout.buffer.raw).__name__, sys.stdout.name, sys.stdout.mode, sys.stdin.mode, sys.stdout.fileno(), sys.stderr.fileno(), sys.stdin.fileno())
print(sys.stdout is sys.__stdout__, sys.stderr.line_buffering, sys.stderr.errors, sys.stdout.newlines, sys.stdout.readable(), sys.stdin.readable(), sys.stdout.writable(), sys.stdout.closed, repr(sys.stdout), repr(sys.stdin.buffer), repr(sys.stdout.buffer.raw))
sys.stdout.write("written\n")
sys.stdout.buffer.flush()
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.flush()
sys.stdout.writelines(["l1\n", "l2\n"])
sys.stdout.reconfigure(errors="backslashreplace")
print("\udc80", sys.stdout.errors)

stdin = sys.stdin
sys.stdin = io.StringIO("first\nsecond\r\nlast")
print(input(), repr(input("prompt> ")), input(""))
try:
    input()
except EOFError as e:
    print(e)


class Lines:
    def __init__(self, *lines):
        self.lines = list(lines)

    def readline(self):
        return self.lines.pop(0)


sys.stdin = Lines("custom\n", "", 5)
print(input())
for _ in range(2):
    try:
        input()
    except (EOFError, TypeError) as e:
        print(type(e).__name__, e)
sys.stdin = None
try:
    input()
except RuntimeError as e:
    print(e)
sys.stdin = stdin
print("to stderr", file=sys.stderr)
sys.stderr.write("more\n")
