"""Every way from native code into Python and back, nested without end: each must end in an exception.

    python every_way_to_nest.py [RECURSION_LIMIT [NAME...]]
"""

import builtins
import sys
import warnings

# Each defines `run`, which calls itself through what its name says.
WAYS = {
    "abs": """
class C:
    def __abs__(self): return abs(self)
run=lambda: abs(C())
""",
    "accumulate": """
class C:
    pass
import itertools
def run(*a): return list(itertools.accumulate([1,2],run))
""",
    "aenter": """
class C:
    async def __aenter__(self):
        async with self: pass
    async def __aexit__(self,*a): pass
async def f():
    async with C(): pass
def run(): f().send(None)
""",
    "any": """
class C:
    pass
def f(): return any(f() for x in [1])
run=f
""",
    "asyncgen": """
class C:
    pass
async def f():
    async for x in f(): yield x
def run(): f().__anext__().send(None)
""",
    "asyncr": """
class C:
    pass
async def f(): await f()
def run(): f().send(None)
""",
    "attrgetter": """
class C:
    pass
import operator
D=type('D',(),{'x':property(lambda s: operator.attrgetter('x')(s))})
run=lambda: D().x
""",
    "awaitm": """
class C:
    def __await__(self): return (yield from self.__await__())
async def f(): await C()
def run(): f().send(None)
""",
    "bisect": """
class C:
    def __lt__(self,o):
        import bisect; return bisect.bisect([o],self)
run=lambda: C()<C()
""",
    "bool": """
class C:
    def __bool__(self): return not self
run=lambda: bool(C())
""",
    "buildclass": """
class C:
    pass
class M(type):
    def __new__(m,*a): return M(*a)
run=lambda: M('a',(),{})
""",
    "bytes": """
class C:
    def __bytes__(self): return bytes(self)
run=lambda: bytes(C())
""",
    "call": """
class C:
    def __call__(self): return self()
run=lambda: C()()
""",
    "callchain": """
class C:
    pass
C.__call__=C()
run=lambda: C()()
""",
    "calliter": """
class C:
    pass
def run(*a): return list(iter(run,None))
""",
    "callmeta": """
class C:
    pass
class M(type):
    def __call__(c): return c()
D=M('D',(),{})
run=lambda: D()
""",
    "chain": """
class C:
    pass
import itertools
class D:
    def __iter__(self): return itertools.chain(self)
run=lambda: list(D())
""",
    "classbody": """
class C:
    pass
def run():
    class D: x=run()
""",
    "classgetitem": """
class C:
    def __class_getitem__(c,k): return c[k]
run=lambda: C[1]
""",
    "cmp_to_key": """
class C:
    pass
from functools import cmp_to_key
def f(*a): return sorted([1,2],key=cmp_to_key(f))
run=f
""",
    "complex": """
class C:
    def __complex__(self): return complex(self)
run=lambda: complex(C())
""",
    "contains": """
class C:
    def __contains__(self,k): return k in self
run=lambda: 1 in C()
""",
    "copyr": """
class C:
    def __copy__(self):
        import copy; return copy.copy(self)
run=lambda: __import__('copy').copy(C())
""",
    "cycle": """
class C:
    pass
import itertools
class D:
    def __iter__(self): return itertools.cycle(self)
run=lambda: list(D())
""",
    "decorator": """
class C:
    pass
def run():
    @run
    def f(): pass
""",
    "deepcopyr": """
class C:
    def __deepcopy__(self,m):
        import copy; return copy.deepcopy(self)
run=lambda: __import__('copy').deepcopy(C())
""",
    "defaultdict": """
class C:
    pass
import collections
d=collections.defaultdict(lambda: d[1])
run=lambda: d[1]
""",
    "delattr": """
class C:
    def __delattr__(self,k): del self.y
run=lambda: delattr(C(),'x')
""",
    "deque": """
class C:
    def __eq__(self,o):
        import collections; return collections.deque([o])==collections.deque([self])
run=lambda: C()==C()
""",
    "dictcomp": """
class C:
    pass
def f(): return {f() for x in [1]}
run=f
""",
    "dir": """
class C:
    def __dir__(self): return dir(self)
run=lambda: dir(C())
""",
    "displayhook": """
class C:
    pass
import sys
run=lambda: sys.displayhook(R())
class R:
    def __repr__(self): sys.displayhook(self); return ''
""",
    "divmod": """
class C:
    def __divmod__(self,a): return divmod(self,a)
run=lambda: divmod(C(),1)
""",
    "enter": """
class C:
    def __enter__(self):
        with self: pass
    def __exit__(self,*a): pass
def run():
    with C(): pass
""",
    "enumerate": """
class C:
    def __iter__(self): return enumerate(self)
run=lambda: list(C())
""",
    "eqcount": """
class C:
    def __eq__(self,o): return [o].count(self)
run=lambda: C()==C()
""",
    "eqdict": """
class C:
    def __hash__(self): return 1
    def __eq__(self,o): return {self:1}=={o:1}
run=lambda: {C():1}=={C():2}
""",
    "eqin": """
class C:
    def __eq__(self,o): return self in [o]
run=lambda: C()==C()
""",
    "eqindex": """
class C:
    def __eq__(self,o): return [o].index(self)
run=lambda: C()==C()
""",
    "eqlist": """
class C:
    def __eq__(self,o): return [self]==[o]
run=lambda: C()==C()
""",
    "eqset": """
class C:
    def __hash__(self): return 1
    def __eq__(self,o): return {self}=={o}
run=lambda: C()==C()
""",
    "eqtuple": """
class C:
    def __eq__(self,o): return (self,1)==(o,1)
run=lambda: C()==C()
""",
    "eval": """
class C:
    pass
def run(*a): eval('run()')
""",
    "evalcode": """
class C:
    pass
c=compile('run()','x','eval')
def run(*a): eval(c)
""",
    "excstr": """
class C:
    pass
class E(Exception):
    def __str__(self): return str(self)
run=lambda: str(E())
""",
    "exec": """
class C:
    pass
def run(*a): exec('run()')
""",
    "exit": """
class C:
    def __enter__(self): pass
    def __exit__(self,*a):
        with self: pass
def run():
    with C(): pass
""",
    "filter": """
class C:
    pass
def run(*a): return list(filter(run,[1]))
""",
    "float": """
class C:
    def __float__(self): return float(self)
run=lambda: float(C())
""",
    "format": """
class C:
    def __format__(self,s): return f'{self}'
run=lambda: format(C())
""",
    "format2": """
class C:
    def __format__(self,s): return '{}'.format(self)
run=lambda: format(C())
""",
    "formatmap": """
class C:
    def __getitem__(self,k): return '{a}'.format_map(self)
run=lambda: '{a}'.format_map(C())
""",
    "fspath": """
class C:
    def __fspath__(self):
        import os; return os.fspath(self)
run=lambda: __import__('os').fspath(C())
""",
    "genclose": """
class C:
    pass
class D:
    def close(self): g()
def g():
    h=k(); next(h); h.close()
def k():
    try: yield
    finally: g()
run=g
""",
    "genexpr": """
class C:
    pass
def f(): return sum(f() for x in [1])
run=f
""",
    "genfor": """
class C:
    pass
def g():
    for x in g(): yield x
run=lambda: list(g())
""",
    "genyieldfrom": """
class C:
    pass
def g(): yield from g()
run=lambda: list(g())
""",
    "get": """
class C:
    def __get__(self,o,t): return o.x
D=type('D',(),{'x':C()})
run=lambda: D().x
""",
    "get2": """
class C:
    def __get__(self,o,t): return t.x
D=type('D',(),{'x':C()})
run=lambda: D.x
""",
    "getattr": """
class C:
    def __getattr__(self,k): return getattr(self,k+'')
run=lambda: C().x
""",
    "getattr2": """
class C:
    def __getattr__(self,k): return self.y
run=lambda: C().x
""",
    "getattribute": """
class C:
    def __getattribute__(self,k): return self.y
run=lambda: C().x
""",
    "getitem": """
class C:
    def __getitem__(self,k): return self[k]
run=lambda: C()[1]
""",
    "groupby": """
class C:
    pass
import itertools
def run(*a): return list(itertools.groupby([1],run))
""",
    "hash": """
class C:
    def __hash__(self): return hash(self)
run=lambda: {C():1}
""",
    "hash2": """
class C:
    def __hash__(self): return hash((self,))
run=lambda: {C():1}
""",
    "hash3": """
class C:
    def __hash__(self): return len({self})
run=lambda: {C():1}
""",
    "heapq": """
class C:
    def __lt__(self,o):
        import heapq; return heapq.heappush([o],self)
run=lambda: C()<C()
""",
    "iadd": """
class C:
    def __iadd__(self,o): self+=o; return self
run=lambda: C().__iadd__(1)
""",
    "import": """
class C:
    pass
import builtins
def imp(*a): import x
def run():
    builtins.__import__=imp
    import y
""",
    "index": """
class C:
    def __index__(self): return [1,2][self]
run=lambda: [1][C()]
""",
    "index2": """
class C:
    def __index__(self): return range(self).start
run=lambda: [1][C()]
""",
    "init2": """
class C:
    def __init__(self): type(self)()
run=lambda: C()
""",
    "initsubclass": """
class C:
    def __init_subclass__(cls): type('D',(cls,),{})
run=lambda: type('D',(C,),{})
""",
    "instancecheck": """
class C:
    pass
class M(type):
    def __instancecheck__(c,o): return isinstance(o,c)
D=M('D',(),{})
run=lambda: isinstance(1,D)
""",
    "int": """
class C:
    def __int__(self): return int(self)
run=lambda: int(C())
""",
    "isinst": """
class C:
    pass
@property
def p(s): return s.__class__
D=type('D',(),{'__class__':p})
run=lambda: isinstance(D(),int)
""",
    "itemgetter": """
class C:
    def __getitem__(self,k):
        import operator; return operator.itemgetter(k)(self)
run=lambda: C()[1]
""",
    "iter": """
class C:
    def __iter__(self): return iter(self)
run=lambda: list(C())
""",
    "iter2": """
class C:
    def __iter__(self): return iter([*self])
run=lambda: [*C()]
""",
    "join": """
class C:
    pass
def f():
    ''.join(f() for x in [1])
run=f
""",
    "len": """
class C:
    def __len__(self): return len(self)
run=lambda: len(C())
""",
    "len2": """
class C:
    def __len__(self): return not self
run=lambda: bool(C())
""",
    "lengthhint": """
class C:
    def __length_hint__(self):
        import operator; return operator.length_hint(self)
run=lambda: __import__('operator').length_hint(C())
""",
    "listgen": """
class C:
    pass
def g(): yield list(g())
run=lambda: list(g())
""",
    "lru": """
class C:
    pass
from functools import lru_cache
@lru_cache
def f(n): return f(n+1)
run=lambda: f(0)
""",
    "lt": """
class C:
    def __lt__(self,o): return self<o
run=lambda: sorted([C(),C()])
""",
    "map": """
class C:
    pass
def run(*a): return list(map(run,[1]))
""",
    "mappingget": """
class C:
    def __getitem__(self,k): return '%(a)s'%self
run=lambda: '%(a)s'%C()
""",
    "matchc": """
class C:
    pass
class M(type):
    def __instancecheck__(c,o):
        match o:
            case D(): pass
D=M('D',(),{})
def run():
    match 1:
        case D(): pass
""",
    "memo": """
class C:
    def __eq__(self,o): return bytearray(self)
    def __index__(self): return bytes(self)
run=lambda: C()==1
""",
    "methodcaller": """
class C:
    pass
import operator
D=type('D',(),{'x':lambda s: operator.methodcaller('x')(s)})
run=lambda: D().x()
""",
    "min": """
class C:
    pass
def run(*a): return min([1,2],key=run)
""",
    "missing": """
class C:
    pass
class D(dict):
    def __missing__(self,k): return self[k]
run=lambda: D()[1]
""",
    "mroentries": """
class C:
    def __mro_entries__(self,b):
        class D(self): pass
        return ()
def run():
    class D(C()): pass
""",
    "mrometa": """
class C:
    pass
class M(type):
    def mro(c): type.__new__(M,'D',(),{}); return type.mro(c)
run=lambda: M('D',(),{})
""",
    "neg": """
class C:
    def __neg__(self): return -self
run=lambda: -C()
""",
    "new": """
class C:
    def __new__(cls): return cls()
run=lambda: C()
""",
    "new2": """
class C:
    def __new__(cls): return type.__call__(cls)
run=lambda: C()
""",
    "next": """
class C:
    def __iter__(self): return self
    def __next__(self): return next(self)
run=lambda: list(C())
""",
    "next2": """
class C:
    def __iter__(self): return self
    def __next__(self):
        for x in self: return x
run=lambda: list(C())
""",
    "nextgen": """
class C:
    pass
def g(): yield next(g())
run=lambda: list(g())
""",
    "partial": """
class C:
    pass
from functools import partial
def f(*a): return partial(f,*a)()
run=f
""",
    "pow": """
class C:
    def __pow__(self,a,m=None): return pow(self,a,m)
run=lambda: pow(C(),1,2)
""",
    "prepare": """
class C:
    pass
class M(type):
    @classmethod
    def __prepare__(c,n,b):
        class D(metaclass=M): pass
        return {}
def run():
    class D(metaclass=M): pass
""",
    "propc": """
class C:
    pass
D=type('D',(),{'x':property(lambda s: getattr(s,'x'))})
run=lambda: D().x
""",
    "propget": """
class C:
    pass
p=property(lambda s: p.__get__(s))
run=lambda: p.fget(1)
""",
    "radd": """
class C:
    def __radd__(self,o): return o+self
run=lambda: 1+C()
""",
    "rangec": """
class C:
    def __index__(self): return range(0,self)[0]
run=lambda: range(C())
""",
    "reduce": """
class C:
    pass
from functools import reduce
def run(*a): return reduce(run,[1,2])
""",
    "repr": """
class C:
    def __repr__(self): return repr(self)
run=lambda: repr(C())
""",
    "repr2": """
class C:
    def __repr__(self): return f'{self!r}'
run=lambda: repr(C())
""",
    "repr3": """
class C:
    def __repr__(self): return repr([self])
run=lambda: repr(C())
""",
    "repr4": """
class C:
    def __repr__(self): return repr({1:self})
run=lambda: repr(C())
""",
    "repr5": """
class C:
    def __repr__(self): return '%r'%(self,)
run=lambda: repr(C())
""",
    "repr6": """
class C:
    def __repr__(self): return '{!r}'.format(self)
run=lambda: repr(C())
""",
    "reversed": """
class C:
    def __reversed__(self): return reversed(self)
run=lambda: reversed(C())
""",
    "round": """
class C:
    def __round__(self): return round(self)
run=lambda: round(C())
""",
    "sendgen": """
class C:
    pass
def g(): yield g().send(None)
run=lambda: list(g())
""",
    "set": """
class C:
    def __set__(self,o,v): o.x=v
D=type('D',(),{'x':C()})
run=lambda: setattr(D(),'x',1)
""",
    "setattr": """
class C:
    def __setattr__(self,k,v): self.y=1
run=lambda: setattr(C(),'x',1)
""",
    "setitem": """
class C:
    def __setitem__(self,k,v): self[k]=v
run=lambda: C().__setitem__(1,1)
""",
    "setname": """
class C:
    def __set_name__(self,o,n): type('D',(),{'x':self})
run=lambda: type('D',(),{'x':C()})
""",
    "singledispatch": """
class C:
    pass
from functools import singledispatch
@singledispatch
def f(a): return f(a)
run=lambda: f(1)
""",
    "slicec": """
class C:
    def __eq__(self,o): return slice(self)==slice(o)
run=lambda: C()==C()
""",
    "sortkey": """
class C:
    pass
def run(*a): return sorted([1,2],key=run)
""",
    "star": """
class C:
    def keys(self): return dict(**self)
    def __getitem__(self,k): pass
run=lambda: dict(**C())
""",
    "str": """
class C:
    def __str__(self): return str(self)
run=lambda: print(C())
""",
    "str2": """
class C:
    def __str__(self): return '%s' % self
run=lambda: print(C())
""",
    "str3": """
class C:
    def __str__(self): print(self); return ''
run=lambda: print(C())
""",
    "sub": """
class C:
    pass
import re
def run(*a): return re.sub('a',run,'a')
""",
    "subclasscheck": """
class C:
    pass
class M(type):
    def __subclasscheck__(c,o): return issubclass(o,c)
D=M('D',(),{})
run=lambda: issubclass(int,D)
""",
    "sumadd": """
class C:
    def __add__(self,o): return sum([self],self)
run=lambda: C()+1
""",
    "super": """
class C:
    pass
class D(C):
    def m(self): return super().__getattribute__('m')()
run=lambda: D().m()
""",
    "superget": """
class C:
    def __getattr__(self,k): return super().__getattribute__('zz')
    def __getattribute__(self,k): return super().__getattribute__(k)
    zz=property(lambda s: s.zz)
run=lambda: C().zz
""",
    "throwgen": """
class C:
    pass
def g():
    yield g().throw(ValueError)
run=lambda: next(g())
""",
    "translate": """
class C:
    def __getitem__(self,k): return 'a'.translate(self)
run=lambda: 'a'.translate(C())
""",
    "trunc": """
class C:
    def __trunc__(self):
        import math; return math.trunc(self)
run=lambda: __import__('math').trunc(C())
""",
    "unpack": """
class C:
    def __iter__(self):
        a,b=self
run=lambda: [*C()]
""",
    "updatek": """
class C:
    def keys(self): return {}.update(self)
    def __getitem__(self,k): pass
run=lambda: {}.update(C())
""",
    "warn": """
class C:
    pass
import warnings
def sw(*a): warnings.warn('x')
warnings.showwarning=sw
warnings.simplefilter('always')
run=lambda: warnings.warn('y')
""",
    "weakcb": """
class C:
    pass
import weakref
def run(*a):
    c=C(); r=weakref.ref(c,run); del c
""",
    "zipr": """
class C:
    def __iter__(self): return zip(self)
run=lambda: list(C())
""",
}


def attempt(source):
    namespace = {"sys": sys, "__name__": "way"}
    try:
        exec(source, namespace)
        namespace["run"]()
    except BaseException as error:
        return type(error).__name__
    return "ended"


def main():
    if len(sys.argv) > 1:
        sys.setrecursionlimit(int(sys.argv[1]))
    chosen = sys.argv[2:] or WAYS
    kept = builtins.__import__, sys.displayhook, warnings.showwarning
    for name in chosen:
        print(name, end=" ", flush=True)
        outcome = attempt(WAYS[name])
        builtins.__import__, sys.displayhook, warnings.showwarning = kept
        print(outcome, flush=True)


main()
