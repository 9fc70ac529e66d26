g = {'x': 1}
exec('y = x + 1\ndef f(): return y\nz = f()', g)
print(g['y'], g['z'], sorted(k for k in g if k != '__builtins__'), '__builtins__' in g)
l = {}
exec('a = x\nx = 5\nb = [x for _ in [0]]', g, l)
print(l, g['x'])
print(eval('x + y', g), eval('x', g, {'x': 'local'}), eval(' 1 + 1 '), eval('\t2'), eval(compile('3', 's', 'eval')))
def f():
    v = 1
    exec('v = 2; w = 3')
    print(v, sorted(locals()), locals().get('w'))
    print(eval('v + 1'))
    exec('print(sorted(locals()))')
f()
class Mapping(dict):
    def __getitem__(self, k): print('get', k, end=' '); return dict.__getitem__(self, k)
    def __setitem__(self, k, v): print('set', k, end=' '); dict.__setitem__(self, k, v)
exec('q = 1; r = q', {}, Mapping()); print()
class NotDict:
    def __getitem__(self, k):
        if k == 'magic': return 42
        raise KeyError(k)
    def __setitem__(self, k, v): print('store', k, v)
    def __delitem__(self, k): print('delete', k)
print(eval('magic', {}, NotDict())); exec('n = magic; del n', {}, NotDict())
print(eval('len("abc")', {'__builtins__': {'len': lambda s: 'mine'}}))
for source in ("eval('x = 1')", "eval('')", "eval('1; 2')", "eval('missing', {})", "eval(5)", "exec(5)", "exec(None)", "eval('1', 5)", "eval('1', {}, 5)", "exec('1', [])", "eval(b'1 + 1')", "exec('x', {}, {})", "eval('print', {'__builtins__': {}})", "eval('1' + chr(10))", "eval('(1,')", "eval(compile('x = 1', 's', 'exec'))", "exec(compile('5', 's', 'eval'))", "exec((lambda: 0).__code__)", "eval('lambda: x', {'x': 7})()", "exec('return')", "exec('yield')", "eval('*a')", "exec('x = 1', x=1)", "eval()", "exec('import sys', {'__builtins__': {}})", "exec('class C: pass', {'__builtins__': {}})"):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
def outer():
    free = 1
    def inner(): return free
    return inner
try: exec(outer().__code__)
except TypeError as e: print(e)
print(eval('__name__'), eval('__name__', {'__name__': 'given'}))
def loc(): a = 1; b = a; return locals()
print(loc(), globals() is vars() is locals())
d = {}; exec('def f():\n global made\n made = 1\nf()', d); print(d['made'])
exec('print(__name__, __builtins__ is not None)', {})
