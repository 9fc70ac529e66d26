import types, builtins, inspect
class D(dict):
    def __getitem__(self, k):
        if k == 'magic': return 42
        return dict.__getitem__(self, k)
    def __missing__(self, k): raise KeyError(k)
ns = {'__builtins__': types.MappingProxyType({'len': len, 'print': print})}
exec('print(len([1]))\ndef f(): return len("abc")\nprint(f())', ns)
try: exec('abs(1)', ns)
except NameError as e: print(e)
try: exec('len', {'__builtins__': 5})
except TypeError as e: print(e)
print(eval('magic', D()) if 0 else '')
def g(): return magic
h = types.FunctionType(g.__code__, D())
print(h())
try: print(eval('magic', D()))
except NameError as e: print(e)
h = types.FunctionType(g.__code__, {'__builtins__': D(len=len)})
print(h(), type(h.__builtins__).__name__)
safe = {'None': None}; ns = {'type': type, '__builtins__': safe}
exec('def func3(s): pass\nfunc4 = type(func3)(func3.__code__, {})', ns)
print(ns['func4'].__builtins__ is safe, ns['func3'].__builtins__ is safe)
