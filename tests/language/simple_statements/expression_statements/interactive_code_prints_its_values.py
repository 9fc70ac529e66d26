import sys, builtins
def run(source):
    try: exec(compile(source, '<stdin>', 'single'), ns)
    except Exception as e: print(type(e).__name__, e)
ns = {}
for source in ('1 + 1', '_', 'None', '_', '"text"', 'x = 5', 'x', 'x; x + 1; "last"', '_', '[1, "é"]', '()', '...', 'NotImplemented', 'print("side effect")', 'True', '1 / 0', '_', 'undefined', 'if 1: "nested"\n', 'for i in range(3): i * i\n', 'def f(): "not shown"; return "shown"\n', 'f()', 'class C: "doc"; 5\n', 'while x: x; x = 0\n', 'try: 1\nfinally: 2\n', 'with open("/dev/null"): "in with"\n', 'import sys', '(y := 3)', 'y', 'assert y', 'del y', '{1: 2}; {3}', '"a" "b"', '-0.0', '1e100', 'b"x"', '*[1], 2', 'f"{x}"', 'int'): run(source)
print(hasattr(builtins, '_'), builtins._)
shown = []
sys.displayhook = lambda v: shown.append(v)
for source in ('1', 'None', '"x"; None; 2'): run(source)
sys.displayhook = sys.__displayhook__
print(shown)
class BadRepr:
    def __repr__(self): raise ValueError('no repr')
ns['BadRepr'] = BadRepr
run('BadRepr()')
del sys.displayhook
run('1')
sys.displayhook = 5
run('1')
sys.displayhook = sys.__displayhook__
exec(compile('1\n', '<stdin>', 'exec'), ns)
eval(compile('1', '<stdin>', 'eval'), ns)
run('None'); print('end')
