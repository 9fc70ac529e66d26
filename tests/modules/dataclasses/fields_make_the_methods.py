from dataclasses import dataclass, field, fields, asdict, astuple, replace, FrozenInstanceError, InitVar, KW_ONLY, is_dataclass, make_dataclass, MISSING
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False, compare=False)
    total: int = field(init=False)
    def __post_init__(self): self.total = self.x + self.y
p = P(1, 2); print(p, p == P(1, 2, ['other']), p != P(1), p.tags, [f.name for f in fields(P)], asdict(p), astuple(p), replace(p, x=9), is_dataclass(p), is_dataclass(P), P.__match_args__, P.__hash__, P.__doc__)
@dataclass(frozen=True, order=True)
class V:
    major: int
    minor: int = 0
v = V(1, 2); print(v < V(1, 3), sorted([V(2), V(1, 5)]), hash(v) == hash(V(1, 2)), {v: 1}[V(1, 2)], v >= V(1), max(V(1), V(0, 9)))
for source in ('v.major = 5', 'del v.minor', 'P()', 'P(1, 2, 3, 4)', 'P(z=1)', 'v < 5', 'v < P(1)', 'hash(p)', 'fields(5)', 'asdict(P)', 'replace(p, total=1)', 'replace(p, zz=1)', 'V()', 'field(default=1, default_factory=list)'):
    try: print(source, '=', exec(source) if source[0:3] in ('v.m', 'del') else eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
for body in ('a: list = []', 'a: int = 1\n  b: int', 'a: int = field(kw_only=True)\n  b: int', 'a: dict = {}', 'a: int = field()\n  a: str', '__slots__ = ("a",)\n  a: int = 1', 'a: InitVar[int] = 5\n  def __post_init__(self, a): self.b = a'):
    try:
        ns = dict(globals()); exec(f'@dataclass\nclass X:\n  {body}', ns); print(repr(body), 'ok')
    except Exception as e: print(repr(body), '|', type(e).__name__, e)
@dataclass
class Base: a: int = 1; b: str = 'b'
@dataclass
class Derived(Base):
    c: float = 2.5
    a: int = 10
    _: KW_ONLY
    k: int = 7
print(Derived(), Derived(1, 'x', 3.0, k=9), [f.name for f in fields(Derived)], Derived.__init__.__annotations__)
try: Derived(1, 2, 3, 4)
except TypeError as e: print(e)
@dataclass(slots=True, repr=False, eq=False)
class S: q: int = 3
s = S(); print(S.__slots__, hasattr(s, '__dict__'), s == S(), s.q)
@dataclass
class WithInit:
    a: int
    scale: InitVar[int] = 2
    def __post_init__(self, scale): self.b = self.a * scale
print(WithInit(3), WithInit(3, 5).b)
@dataclass
class Tree: value: int; children: list['Tree'] = field(default_factory=list)
t = Tree(1, [Tree(2), Tree(3, [Tree(4)])]); print(t, asdict(t), t == Tree(1, [Tree(2), Tree(3, [Tree(4)])])); t.children.append(t); print(repr(t)[-40:])
M = make_dataclass('M', [('x', int, field(default=0)), ('y', str, field(default='y')), ('z', int, field(default=5))], bases=(Base,), namespace={'sq': lambda self: self.z ** 2}); print(M.__mro__[1].__name__, M(), M().sq())
@dataclass(unsafe_hash=True)
class H: a: int; b: list = field(default_factory=list, hash=False)
print(hash(H(1)) == hash(H(1, [2])), fields(H)[0].name, asdict(P(1), dict_factory=lambda kv: sorted(k for k, _ in kv)), field(metadata={'a': 1}).metadata['a'])
match p:
    case P(x, y): print('match', x, y)
