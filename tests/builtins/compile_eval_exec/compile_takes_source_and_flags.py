code = compile('a + b', 'file', 'eval'); print(type(code).__name__, code.co_filename, code.co_name, eval(code, {'a': 1, 'b': 2}))
code = compile('x = 1\ny = x + 1', 'f', 'exec'); ns = {}; exec(code, ns); print(ns['y'])
print(exec('z = 5'), z, eval('z'), eval('1, 2'), eval('"s"'), eval('lambda: 3')(), eval('[i for i in range(3)]'), eval('(yield_ := 4)'), eval(b'1'), eval('z', {'z': 'g'}, {'z': 'l'}), eval('__builtins__', {'__builtins__': 5}))
exec('def f(n): return n * 2\nclass K: a = f(4)'); print(f(3), K.a)
exec(compile('print("single"); 5; "str"; None', 'f', 'single'))
for flags, opt in ((0, 0), (0, 1), (0, 2)):
    ns = {}; exec(compile('def f():\n "doc"\n assert 0\n return __debug__', 'f', 'exec', flags, True, opt), ns)
    try: print(ns['f'].__doc__, ns['f']())
    except AssertionError: print('assertion')
import ast
tree = compile('x = 1 + 2', 'f', 'exec', ast.PyCF_ONLY_AST); print(ast.dump(tree)); exec(compile(tree, 'f', 'exec'), ns); print(ns['x'])
for args in ((), ('1',), ('1', 'f'), ('1', 'f', 'bad'), (5, 'f', 'exec'), ('1', 5, 'exec'), ('(', 'f', 'exec'), ('1;2', 'f', 'eval'), ('1', 'f', 'exec', 12345678), ('1', 'f', 'exec', 0, 0, 9), (b'\xff', 'f', 'exec'), ('a b', 'f', 'exec'), ('1\n2', 'f', 'single'), ('', 'f', 'single'), ('', 'f', 'eval'), ('  ', 'f', 'eval'), (None, 'f', 'exec')):
    try: print(args, compile(*args) is not None)
    except Exception as e: print(args, '|', type(e).__name__, e)
class Str(str): pass
print(eval(Str('1 + 1')), eval(bytearray(b'2')), eval(memoryview(b'3')))
def local():
    a = 10
    exec('a = 20'); b = eval('a'); loc = {}; exec('c = a', globals(), loc); return a, b
try: print(local())
except NameError as e: print(e)
def nested():
    v = 1
    try: return eval('[v for _ in range(1)]')
    except NameError as e: return str(e)
print(nested())
for source in ('eval(compile("1", "f", "exec"))', 'exec(compile("1", "f", "eval"))', 'eval("x" * 10)', 'exec("1", 5)', 'exec("1", {}, 5)', 'eval("1", {}, [])', 'eval("1", None, None)', 'exec("raise KeyError(1)")', 'eval("1/0")', 'exec("x =")', 'exec("\\tx")', 'eval("1", {"__builtins__": None})', 'exec("1", closure=())', 'exec((lambda: 1).__code__, closure=(1,))'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
