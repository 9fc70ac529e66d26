import os, abc, io, codecs, traceback, sys, stat, genericpath, importlib.util, importlib.machinery, _collections_abc, posixpath
def t(f):
    try: f()
    except BaseException: traceback.print_exc(file=sys.stdout)
t(lambda: os.path.join(1))
t(lambda: os.environ['nope_x'])
t(lambda: os.fspath(1))
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @classmethod
    def __subclasshook__(cls, c): raise ValueError('hook')
t(lambda: isinstance(1, A)); t(lambda: issubclass(int, A)); t(lambda: A.register(1))
class M(type(A)):
    def __init__(c, *a): raise KeyError('m')
t(lambda: M('x', (A,), {}))
t(lambda: importlib.util.find_spec('a.b'))
t(lambda: importlib.import_module('nope'))
import collections.abc
class S(collections.abc.Sequence):
    def __len__(self): return 1
    def __getitem__(self, i): raise KeyError(i)
t(lambda: list(reversed(S()))); t(lambda: S().index(3))
class MM(collections.abc.MutableMapping):
    def __getitem__(s, k): return 1 / 0
    def __setitem__(s, k, v): pass
    def __delitem__(s, k): pass
    def __iter__(s): return iter('a')
    def __len__(s): return 1
t(lambda: MM().pop('x')); t(lambda: MM().update(1)); t(lambda: dict(MM())); t(lambda: MM().get('a'))
for m in (os, abc, io, codecs, stat, genericpath, importlib.util, importlib.machinery, _collections_abc, posixpath):
    print(m.__name__, m.__file__ and m.__file__.split('/')[-1], m.__spec__ and m.__spec__.origin, type(m.__loader__).__name__, m.__loader__)
