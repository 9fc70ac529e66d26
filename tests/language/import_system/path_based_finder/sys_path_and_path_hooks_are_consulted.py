import sys, os, tempfile, importlib
d = tempfile.mkdtemp()
with open(os.path.join(d, 'on_new_path.py'), 'w') as f: f.write('value = "found"\n')
try: import on_new_path
except ModuleNotFoundError as e: print(e)
sys.path.append(d)
import on_new_path
print(on_new_path.value, on_new_path.__file__ == os.path.join(d, 'on_new_path.py'))
os.mkdir(os.path.join(d, 'pkg_there'))
with open(os.path.join(d, 'pkg_there', '__init__.py'), 'w') as f: f.write('name = __name__\n')
with open(os.path.join(d, 'pkg_there', 'sub.py'), 'w') as f: f.write('import sys\nfrom . import name\n')
importlib.invalidate_caches()
import pkg_there.sub
print(pkg_there.sub.name, pkg_there.__path__ == [os.path.join(d, 'pkg_there')])
with open(os.path.join(d, 'on_new_path.py'), 'w') as f: f.write('value = "reloaded"; extra = 12345\n')
print(importlib.reload(on_new_path).value, on_new_path.extra)
with open(os.path.join(d, 'bad.py'), 'w') as f: f.write('def f(:\n  pass\n')
importlib.invalidate_caches()
try: import bad
except SyntaxError as e: print(e.msg, e.lineno, e.offset, os.path.basename(e.filename))
from importlib.machinery import ModuleSpec
class Entry:
    def __init__(self, path):
        if not path.startswith('scheme:'): raise ImportError
        print('hook accepts', path)
        self.path = path
    def find_spec(self, name, target=None):
        print('entry asked for', name)
        if name == 'from_scheme': return ModuleSpec(name, self)
    def create_module(self, spec): return None
    def exec_module(self, m): m.where = self.path
sys.path_hooks.insert(0, Entry)
sys.path.insert(0, 'scheme:here')
import from_scheme
print(from_scheme.where, type(sys.path_importer_cache['scheme:here']).__name__)
try: import not_in_scheme
except ModuleNotFoundError as e: print(e)
import shutil; shutil.rmtree(d)
