import sys, types
from importlib.machinery import ModuleSpec
print(sys, repr(types.ModuleType('bare')))
class Loader:
    def create_module(self, spec): return None
    def exec_module(self, module): pass
    def __repr__(self): return 'Loader()'
from importlib.util import module_from_spec
m = module_from_spec(ModuleSpec('plain', Loader())); print(m)
m = module_from_spec(ModuleSpec('with_origin', Loader(), origin='somewhere')); print(m)
spec = ModuleSpec('located', Loader(), origin='/file.py'); spec.has_location = True
m = module_from_spec(spec); print(m, m.__file__)
m = types.ModuleType('edited'); m.__file__ = 'a/file'; print(m)
m.__loader__ = Loader(); print(m); del m.__file__; print(m)
m.__name__ = 5; print(m)
del m.__name__; print(m)
m.__spec__ = ModuleSpec('spec_name', None); print(m)
class M(types.ModuleType):
    def __repr__(self): return 'custom repr'
print(M('x'), ModuleSpec('s', None), ModuleSpec('s', Loader(), origin='o', is_package=True), repr(m.__spec__))
