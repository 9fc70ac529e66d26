import sys
from importlib.machinery import ModuleSpec
class Finder:
    sources = {'virtual': 'x = 1\nimport virtual_pkg.child\n', 'virtual_pkg': 'print("package", __path__)', 'virtual_pkg.child': 'print("child of", __package__)', 'bad_syntax': 'x = (', 'raises': 'y = 1\nraise KeyError("at import")'}
    def find_spec(self, name, path=None, target=None):
        if name in self.sources:
            print('find', name, path, target)
            return ModuleSpec(name, self, origin='memory', is_package=name == 'virtual_pkg')
    def create_module(self, spec): print('create', spec.name)
    def exec_module(self, module):
        print('exec', module.__name__)
        exec(compile(self.sources[module.__name__], module.__name__, 'exec'), module.__dict__)
sys.meta_path.insert(0, Finder())
import virtual
import virtual
print(virtual.x, virtual.__spec__.origin, virtual.__loader__ is sys.meta_path[0], virtual.__package__, repr(virtual))
from virtual_pkg import child
print(child.__name__, child.__spec__.parent, child.__spec__.cached, child.__spec__.has_location)
for name in ('bad_syntax', 'raises'):
    try: __import__(name)
    except Exception as e: print(type(e).__name__, e, name in sys.modules)
class Custom:
    def find_spec(self, name, path, target=None): return ModuleSpec(name, self) if name == 'replaced' else None
    def create_module(self, spec):
        import types
        class M(types.ModuleType): kind = 'custom class'
        return M(spec.name)
    def exec_module(self, module): sys.modules[module.__name__] = 'anything'
sys.meta_path.append(Custom())
import replaced
print(replaced)
class Lying:
    def find_spec(self, name, path, target=None): return ModuleSpec('lie', self) if name == 'lie' else None
    def exec_module(self, module): module.a = 1
sys.meta_path.append(Lying())
try: import lie
except ImportError as e: print(e)
spec = ModuleSpec('a.b', None, origin='o', is_package=True, loader_state=3)
print(spec.name, spec.parent, spec.origin, spec.loader_state, spec.submodule_search_locations, spec == ModuleSpec('a.b', None), spec)
sys.meta_path[:] = []
try: import never_found
except ModuleNotFoundError as e: print(e)
