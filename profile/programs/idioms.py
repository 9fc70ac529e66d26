"""Small things that programs do all the time, each a few thousand times: training for what the kernels do little of.

A line of `IDIOMS` is a statement; the rest of one that takes several lines follows indented.
"""

import abc, bisect, contextlib, copy, datetime, fractions, functools, heapq, io, json, math, operator, random, re, statistics, string, struct, textwrap, time
from collections import deque, Counter, defaultdict, OrderedDict, ChainMap, namedtuple
from dataclasses import dataclass, field, replace, asdict
from enum import Enum, IntEnum, Flag
from functools import partial, reduce, lru_cache, wraps, cached_property, singledispatch, total_ordering
from itertools import *


class A:
    k = 5

    def __init__(self, x=1, y=2):
        self.x = x
        self.y = y

    def m(self):
        return self.x

    def m2(self, a, b=3):
        return a

    @property
    def p(self):
        return self.x

    @cached_property
    def cp(self):
        return 7

    @classmethod
    def c(cls):
        return cls

    @staticmethod
    def s(a):
        return a

    def __eq__(self, o):
        return self.x == o.x

    def __hash__(self):
        return hash(self.x)

    def __lt__(self, o):
        return self.x < o.x

    def __getitem__(self, i):
        return i

    def __len__(self):
        return 3

    def __iter__(self):
        return iter((1, 2, 3))

    def __contains__(self, v):
        return v == 1

    def __enter__(self):
        return self

    def __exit__(self, *a):
        return None

    def __call__(self, a):
        return a

    def __repr__(self):
        return f"A({self.x}, {self.y})"

    def __bool__(self):
        return True


class B(A):
    def __init__(self, x=1):
        super().__init__(x, 3)

    def m(self):
        return super().m()


@dataclass(order=True)
class D:
    a: int
    b: int = 0
    c: list = field(default_factory=list, compare=False)


@dataclass(frozen=True)
class FD:
    a: int
    b: int


@dataclass(slots=True)
class SD:
    a: int
    b: int


class Col(Enum):
    R = 1
    G = 2


class IE(IntEnum):
    X = 1
    Y = 2


class FL(Flag):
    P = 1
    Q = 2


NT = namedtuple("NT", "x y z")


@total_ordering
class TO:
    def __init__(s, v):
        s.v = v

    def __eq__(s, o):
        return s.v == o.v

    def __lt__(s, o):
        return s.v < o.v


class Meta(type):
    def __call__(cls, *a):
        return super().__call__(*a)


class M(metaclass=Meta):
    pass


class G:
    def __getattr__(self, n):
        return n


class Desc:
    def __get__(self, o, t):
        return 1

    def __set__(self, o, v):
        pass


class HD:
    d = Desc()


class AB(abc.ABC):
    @abc.abstractmethod
    def f(self): ...


class AC(AB):
    def f(self):
        return 1


hd = HD()
g0 = G()
ac = AC()
a = A()
b = B()
a2 = A()
dd = D(1, 2)
d2 = D(1, 3)
fd = FD(1, 2)
fd2 = FD(1, 2)
sd = SD(1, 2)
nt = NT(1, 2, 3)
to = TO(1)
to2 = TO(2)
objs = [A(i * 7919 % 50, i) for i in range(20)]
ds = [D(i * 7919 % 50, i) for i in range(20)]
xs = list(range(10))
ys = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
ws = "the quick brown fox jumps over the lazy dog".split()
txt = " ".join(ws)
dct = {w: i for i, w in enumerate(ws)}
dl = defaultdict(list)
di = defaultdict(int)
cnt = Counter(txt)
od = OrderedDict(dct)
cm = ChainMap({1: 2}, {3: 4})
st = {1, 2, 3}
fs = frozenset(st)
dq = deque(range(8))
t = (1, 2, 3)
mat = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
f = 3.5
n = 12345
s = "hello world"
bs = b"hello world"
ba = bytearray(bs)
mv = memoryview(bs)
cx = 1 + 2j
fr = fractions.Fraction(1, 3)


def f0():
    pass


def f1(x):
    return x


def f2(x, y=2):
    return x


def fa(*args):
    return args


def fk(**kw):
    return kw


def fak(*args, **kw):
    return len(args)


def kwo(*, a, b=2):
    return a


def gen(n):
    for i in range(n):
        yield i


def gen2(n):
    yield from gen(n)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def deco(fn):
    @wraps(fn)
    def inner(*a, **k):
        return fn(*a, **k)

    return inner


f1d = deco(f1)
f2d = deco(f2)


@lru_cache(maxsize=None)
def lc(x):
    return x


@singledispatch
def sdp(x):
    return 0


@sdp.register(int)
def _(x):
    return 1


@contextlib.contextmanager
def cmgr():
    yield 1


pt = partial(f2, 1)
ptk = partial(f2, y=3)
ptk2 = partial(kwo, b=4)


def mk():
    c = 0

    def inc():
        nonlocal c
        c += 1
        return c

    return inc


inc = mk()
rx = re.compile(r"(\w+) (\w+)")
rx2 = re.compile(r"\d+")
tok = re.compile(r"(?P<n>\d+)|(?P<w>[a-z]+)|(?P<s>\s+)")
rng = random.Random(1)
tpl = string.Template("$a and $b")
dt = datetime.date(2020, 1, 1) if hasattr(datetime, "date") else None
js = '{"a": [1, 2, {"b": null}], "c": "text"}'
jd = json.loads(js)
nest = {"a": [1, 2, {"b": (3, 4)}], "c": {"d": [5]}}


def raiser():
    raise ValueError("x")


def catch():
    try:
        raiser()
    except ValueError as e:
        return e


def fin():
    try:
        return 1
    finally:
        pass


stack = []


async def co():
    return 1


async def co2():
    return await co()


io_out = io.StringIO()


TIMES = 3000

IDIOMS = r"""
a.__class__.__name__
type(a).__name__
isinstance(a, A)
isinstance(a, (int, str))
isinstance(ac, AB)
issubclass(B, A)
hasattr(a, "x")
hasattr(a, "zz")
getattr(a, "x")
getattr(a, "zz", None)
setattr(a, "x", 1)
vars(a)
a.__dict__
callable(a)
id(a)
repr(a)
str(a)
f"{a}"
hash(a)
{a: 1}[a2]
a == a2
a != a2
a < a2
a in objs
len(a)
for x in a: pass
1 in a
a(1)
not a
a[1]
with a: pass
B()
b.m()
a.cp
a.p
a.c()
A.s(1)
A.k
a.k
hd.d
hd.d = 1
g0.foo
M()
sorted(objs)
sorted(ds)
sorted(objs, key=lambda o: o.x)
sorted(objs, key=operator.attrgetter("x"))
min(objs, key=lambda o: o.x)
max(objs)
D(1, 2)
D(a=1, b=2)
dd == d2
dd < d2
repr(dd)
replace(dd, a=3)
asdict(dd)
FD(1,2)
hash(fd)
fd == fd2
SD(1,2)
Col.R
Col.R.value
Col.R.name
Col(1)
Col["R"]
list(Col)
Col.R == Col.G
{Col.R: 1}[Col.R]
IE.X < IE.Y
IE.X + 1
FL.P | FL.Q
str(Col.R)
NT(1,2,3)
nt.x
x, y, z = nt
nt._replace(x=5)
nt == nt
to >= to2
fa(1, 2)
fa(*t)
fk(a=1)
fk(**{"a": 1})
fak(1, b=2)
fak(*t, **dct)
kwo(a=1)
f1d(1)
f2d(1, y=2)
lc(3)
sdp(1)
pt()
ptk(1)
ptk2(a=1)
inc()
(lambda x: x + 1)(2)
fib(8)
list(gen(10))
for x in gen(10): pass
for x in gen2(10): pass
sum(x*x for x in xs)
any(x > 8 for x in xs)
",".join(str(x) for x in xs)
dict((x, x) for x in xs)
set(x for x in xs)
tuple(x for x in xs)
max(len(w) for w in ws)
sorted(x for x in ys)
next(x for x in xs if x > 3)
with cmgr() as q: pass
with contextlib.suppress(KeyError): pass
with contextlib.suppress(KeyError): dct["zz"]
c = co2()
    try: c.send(None)
    except StopIteration: pass
try: x = 1
    except ValueError: pass
try: dct["zz"]
    except KeyError: pass
try: xs[99]
    except IndexError: pass
try: int("x")
    except ValueError: pass
try: a.zz
    except AttributeError: pass
catch()
fin()
try: next(iter(()))
    except StopIteration: pass
try: 1 + "a"
    except TypeError: pass
try:
     try: raise KeyError(1)
     except KeyError as e: raise ValueError from e
    except ValueError: pass
[x for x in xs if x % 2]
[f1(x) for x in xs]
[x*y for x in t for y in t]
[w.upper() for w in ws]
[(x, y) for x, y in zip(xs, ys)]
[i for i, w in enumerate(ws)]
[x if x > 3 else 0 for x in xs]
[[r[i] for r in mat] for i in range(3)]
list(zip(*mat))
{w: len(w) for w in ws}
{v: k for k, v in dct.items()}
{len(w) for w in ws}
[xs[i:i+3] for i in range(8)]
list(map(lambda x: x+1, xs))
list(map(str, xs))
list(map(int, ["1","2","3"]))
list(filter(lambda x: x > 3, xs))
reduce(lambda p, q: p + q, xs)
sorted(ys, reverse=True)
sorted(ws, key=len)
sorted((v, k) for k, v in dct.items())
list(reversed(xs))
xs[::-1]
[0] * 10
[[0] * 3 for _ in range(3)]
xs + ys
q = xs[:]
    q.insert(0, 5)
    q.pop(0)
xs.index(5)
ys.count(5)
q = xs[:]
    q.remove(5)
q = []
    q.extend(xs)
q = xs[:]
    del q[3]
xs == ys
sum(xs)
max(ys)
min(3, 4)
9 in xs
p, *q = xs
stack.append(1)
    stack.pop()
q = [1]
    q += [2]
q = xs[:]
    q[2:4] = [9]
xs.copy()
str(xs)
for k in dct: pass
for k, v in dct.items(): pass
for v in dct.values(): pass
dct.get("zz", 0)
dct.setdefault("fox", 1)
q = {}
    q.setdefault("k", []).append(1)
"fox" in dct
q = {"a": 1}
    q.pop("a")
q = {}
    q.update(dct)
{**dct, "a": 1}
dct | {"a": 1}
dct.copy()
sorted(dct.items(), key=lambda kv: kv[1])
list(dct)
dict(zip(ws, xs))
q = {"a": 1}
    del q["a"]
q = {}
    q["a"] = q.get("a", 0) + 1
dct == od
dict.fromkeys(ws)
{(1,2): 3}[(1,2)]
dl["k"].append(1)
di["k"] += 1
q = defaultdict(list)
    q["a"].append(1)
Counter("mississippi")
Counter(ws)
cnt.most_common(2)
cnt["x"] += 1
od.move_to_end("fox")
cm[3]
dq.rotate(1)
dq.append(dq.popleft())
dq[3]
st | {4}
st & {1}
q = set()
    q.add(1)
2 in st
set(xs)
st <= fs
st - {1}
hash(fs)
f"{n}"
f"{n:>10}"
f"{f:.2f}"
f"{s!r:>20}"
f"{n:,}"
f"{a.x}:{a.y}"
f"{n:x}"
"%s %d" % (s, n)
"%.2f" % f
"%05d" % n
"{} {}".format(s, n)
"{a} {b:>5}".format(a=s, b=n)
" ".join(ws)
txt.split()
txt.split("o")
"  x ".strip()
txt.replace("o", "0")
txt.find("lazy")
"lazy" in txt
txt.startswith("the")
txt.lower()
txt.title()
s.capitalize()
"123".isdigit()
s.isalpha()
s + txt
q = s
    q += "x"
    q += "y"
"-" * 20
s[3]
s[2:5]
s[::-1]
for ch in s: pass
ord("a")
chr(97)
txt.count("o")
txt.partition(" ")
txt.rsplit(" ", 1)
"7".zfill(3)
s.ljust(20)
s.center(20)
s.encode()
bs.decode()
"a\nb\nc".splitlines()
s.translate({104: 72})
s < txt
s == txt
{s: 1}
list(s)
sorted(s)
set(s)
"".join([c for c in s])
"".join(reversed(s))
tpl.substitute(a=1, b=2)
textwrap.wrap(txt, 20)
int("123")
float("1.5")
str(n)
str(f)
bin(n)
hex(n)
int("ff", 16)
bs[3]
bs[2:5]
for c in bs: pass
b"".join([bs, bs])
bs.hex()
ba[0] = 65
bytes([1,2,3])
int.from_bytes(b"abcd", "big")
n.to_bytes(4, "big")
mv[2:5]
struct.pack("<IH", 1, 2)
struct.unpack("<IH", b"abcdef")
divmod(n, 7)
n ** 3
pow(n, 3, 97)
abs(-n)
round(f, 1)
round(f)
float(n)
int(f)
n.bit_length()
n << 3 | 1
n % 7
n // 7
n / 7
1 < n < 99999
10**30 + n
math.gcd(n, 60)
math.sqrt(f)
math.floor(f)
f ** 2.5
math.sin(f)
math.hypot(3.0, 4.0)
math.isclose(f, 3.5)
cx * cx
abs(cx)
fr + fr
math.fsum([.1, .2])
math.comb(10, 3)
list(chain(xs, ys))
list(product(t, t))
list(combinations(xs, 2))
list(permutations(t))
[(k, list(g)) for k, g in groupby(ys)]
list(accumulate(xs))
list(islice(count(), 5))
list(zip_longest(t, xs))
p, q = tee(xs)
list(starmap(f2, [(1,2),(3,4)]))
list(takewhile(lambda x: x < 5, xs))
list(islice(cycle(t), 7))
list(repeat(1, 5))
list(pairwise(xs))
list(chain.from_iterable(mat))
for i, x in enumerate(xs): pass
for x, y in zip(xs, ys): pass
for i in range(10): pass
for i in range(0, 20, 2): pass
for i in reversed(range(10)): pass
i = 0
    while i < 10: i += 1
for x in iter(inc, 0):
     break
for i in t:
     for j in t: pass
h = []
    heapq.heappush(h, (1, 2))
    heapq.heappop(h)
heapq.heapify(ys[:])
heapq.nsmallest(3, ys)
bisect.bisect(xs, 5)
bisect.insort(q := xs[:], 5)
rng.random()
rng.randint(1, 6)
rng.randrange(10)
rng.choice(xs)
rng.shuffle(ys[:])
rng.sample(xs, 3)
rng.uniform(0, 1)
rng.gauss(0, 1)
rng.choices(xs, k=3)
rx.match(txt)
rx.match(txt).groups()
rx.match(txt).group(1)
rx2.findall("a1b22c333")
rx2.sub("#", "a1b22c333")
rx2.sub(lambda m: m.group(), "a1b22c333")
[m.lastgroup for m in tok.finditer("abc 123 de")]
rx2.split("a1b22c333")
re.match(r"\w+", txt)
rx.match(txt)[1]
rx2.fullmatch("123")
json.loads(js)
json.dumps(jd)
json.dumps(jd, indent=2)
copy.copy(xs)
copy.copy(a)
copy.deepcopy(nest)
dt + datetime.timedelta(days=1)
dt.isoformat()
q = io.StringIO()
    q.write(s)
    q.getvalue()
time.perf_counter()
statistics.mean(xs)
match n:
     case 1: pass
     case 12345: pass
match xs:
     case [p, *q]: pass
match dd:
     case D(a=1, b=q): pass
match dct:
     case {"fox": q}: pass
match s:
     case "a": pass
     case "hello world": pass
match n:
     case 1 | 2 | 12345: pass
match (n, s):
     case (1, _): pass
     case (12345, q): pass
match Col.G:
     case Col.R: pass
     case Col.G: pass
match dd:
     case D(p, q): pass
p = 1; q = 2
    p, q = q, p
p, q, r = t
(p, q), r = (1, 2), 3
x = 1 if n > 5 else 2
x = n > 5 and s or f
x = n is None
n not in xs
if (q := n) > 5: pass
assert f > 1
len(xs)
print(s, n, file=io_out)
[*xs, *ys]
{*xs}
(1, 2) < (1, n)
(n, s) in dct
t + (4,)
t[1:]
q = 1
    del q
a.x += 1
xs[3] += 0
mat[1][2]
mat[1][2] = 6
def q(x): return x
def q(x, y=1): return x
class Q: pass
class Q:
     def f(self): pass
     def g(self): pass
class Q(A): pass
round(2.675, 2)
"{:<10}|{:>8.2f}".format(s, f)
"""


def statements():
    """Each statement's lines."""
    found = []
    for line in IDIOMS.strip("\n").splitlines():
        if line.startswith("    "):
            found[-1].append(line[4:])
        else:
            found.append([line])
    return found


def main():
    """Run each in a function of its own."""
    for lines in statements():
        body = "".join(f"        {line}\n" for line in lines)
        names = {}
        exec(f"def repeat(n):\n    for _ in range(n):\n{body}", globals(), names)
        names["repeat"](TIMES)


main()
