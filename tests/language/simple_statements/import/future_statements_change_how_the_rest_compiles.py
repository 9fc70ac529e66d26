"""A docstring may come first."""
from __future__ import annotations
from __future__ import generators, nested_scopes, division as div
import __future__
def f(a: undefined_name, *b: List[int], c: (1, 2) = 3, d: lambda x: x = 4, **k: 'quoted') -> not_defined[0].attr: pass
print(f.__annotations__)
class C:
    x: Nothing
    y: a + b * c = 1
    z: {1: [2, *rest]}
    w: f'{x!r:>5}'
print(C.__annotations__)
v: anything.at.all if True else other = 5
print(__annotations__, v)
print(div.getOptionalRelease(), div.getMandatoryRelease(), __doc__)
print(__future__.all_feature_names)
print(__future__.annotations.compiler_flag == __future__.CO_FUTURE_ANNOTATIONS)
code = compile('def g(a: int): pass', 's', 'exec')
ns = {}
exec(code, ns)
print(ns['g'].__annotations__)
code = compile('def g(a: int): pass', 's', 'exec', dont_inherit=True)
exec(code, ns)
print(ns['g'].__annotations__)
exec('def g(a: not_there): pass', ns)
print(ns['g'].__annotations__)
for source in ('x = 1\nfrom __future__ import annotations', 'from __future__ import nothing', 'from __future__ import braces', 'from __future__ import barry_as_FLUFL\n1 <> 2', 'from __future__ import *', 'import sys\nfrom __future__ import division', 'def f():\n  from __future__ import division', '"doc"\n"not doc"\nfrom __future__ import division', '# comment\n"""doc"""\nfrom __future__ import division; from __future__ import generators', 'from __future__ import (division, generators,)', 'from __future__ import division as d\nprint(d is not None)'):
    try:
        exec(compile(source, 's', 'exec', dont_inherit=True))
    except SyntaxError as e:
        print(repr(source), '|', e.msg)
    else:
        print(repr(source), 'runs')
def typed(x: int) -> 'str': return x
print(typed.__annotations__, typed(3))
def kinds(a: int, /, b: str = "d'q", *, c: 'x' "y" = 1) -> None: ...
print(kinds.__annotations__)
def ops(a: -x ** ~y, b: not x or y and z, c: x < y <= z, d: x if y else z, e: (yield_, *z), f: x[1:2, ::3], g: {**a}, h: [i for i in x if y], i: x @ y, j: await_, k: b'b', l: ..., m: 1j, n: 1e100, p: f(*a, b=c, **d)): pass
for name, text in ops.__annotations__.items(): print(name, text)
