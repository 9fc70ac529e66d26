import importlib.util, os, sys, tempfile, py_compile, shutil, marshal
d = tempfile.mkdtemp(); sys.path.insert(0, d); sys.dont_write_bytecode = False
path = os.path.join(d, 'cached_mod.py')
def write(text):
    with open(path, 'w') as f: f.write(text)
    os.utime(path, (10 ** 9, 10 ** 9)); importlib.invalidate_caches(); sys.modules.pop('cached_mod', None)
write('x = 1\n'); import cached_mod
pyc = importlib.util.cache_from_source(path)
print(cached_mod.x, os.path.exists(pyc), cached_mod.__cached__ == pyc, os.path.basename(pyc) == f'cached_mod.{sys.implementation.cache_tag}.pyc')
write('x = 2\n'); import cached_mod; print('same size and time, so the cache is used:', cached_mod.x)
write('x = 333\n'); import cached_mod; print('another size:', cached_mod.x)
with open(pyc, 'rb') as f: data = f.read()
print(data[:4] == importlib.util.MAGIC_NUMBER, data[4:8], len(data) > 16, marshal.loads(data[16:]).co_names)
with open(pyc, 'wb') as f: f.write(b'garbage')
sys.modules.pop('cached_mod'); import cached_mod; print('a broken header is ignored:', cached_mod.x)
with open(pyc, 'wb') as f: f.write(data[:16] + b'garbage')
sys.modules.pop('cached_mod')
try: import cached_mod
except Exception as e: print('a broken body is not:', type(e).__name__, e)
py_compile.compile(path, cfile=os.path.join(d, 'only_pyc.pyc'))
import only_pyc; print(only_pyc.x, only_pyc.__file__.endswith('only_pyc.pyc'))
shutil.rmtree(d)
