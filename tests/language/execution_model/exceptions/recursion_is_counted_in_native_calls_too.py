import sys


def run(name, f):
    global depth
    depth = 0
    try:
        f()
    except RecursionError as e:
        n = 0
        tb = e.__traceback__
        while tb:
            n += 1
            tb = tb.tb_next
        print(name, depth, n, e)


def fa(n):
    global depth
    depth += 1
    if n == 0:
        return
    fa(n + 1)


run("plain", lambda: fa(1))


class R:
    def __repr__(self):
        global depth
        depth += 1
        return repr(self)


run("repr", lambda: repr(R()))


class R2:
    def __repr__(self):
        global depth
        depth += 1
        return f"{self!r}"


run("repr2", lambda: repr(R2()))


class S:
    def __str__(self):
        global depth
        depth += 1
        return str(self)


run("str", lambda: str(S()))


class S2:
    def __str__(self):
        global depth
        depth += 1
        return f"{self}"


run("str2", lambda: str(S2()))


class E:
    def __eq__(self, o):
        global depth
        depth += 1
        return self == o


run("eq", lambda: E() == 1)


class L:
    def __lt__(self, o):
        global depth
        depth += 1
        if self < o:
            return 1
        return 0


run("lt", lambda: L() < 1)


class C:
    def __call__(self):
        global depth
        depth += 1
        return self()


run("call", lambda: C()())


class C2:
    def __call__(self, *a, **k):
        global depth
        depth += 1
        return self(*a, **k)


class I:
    def __init__(self):
        global depth
        depth += 1
        self.x = I()


run("init", lambda: I())


class N:
    def __new__(cls):
        global depth
        depth += 1
        return cls()


run("new", lambda: N())


class M(type):
    def __call__(cls):
        global depth
        depth += 1
        return super().__call__().foo()


class MM(metaclass=M):
    def __init__(self):
        MM()


run("meta", lambda: MM())


class P:
    @property
    def x(self):
        global depth
        depth += 1
        return self.x


run("prop", lambda: P().x)


class G:
    def __getattr__(self, n):
        global depth
        depth += 1
        return self.other


run("getattr", lambda: G().x)


class G2:
    def __getattribute__(self, n):
        global depth
        depth += 1
        return self.other


run("getattribute", lambda: G2().x)


class SA:
    def __setattr__(self, n, v):
        global depth
        depth += 1
        self.y = v


run("setattr", lambda: setattr(SA(), "x", 1))


class H:
    def __hash__(self):
        global depth
        depth += 1
        return hash(self)


run("hash", lambda: hash(H()))


class H2:
    def __hash__(self):
        global depth
        depth += 1
        {self: 1}
        return 1


run("hash2", lambda: hash(H2()))


class LN:
    def __len__(self):
        global depth
        depth += 1
        return len(self)


run("len", lambda: len(LN()))


class IT:
    def __iter__(self):
        global depth
        depth += 1
        return iter(self)


run("iter", lambda: iter(IT()))


class IT2:
    def __iter__(self):
        global depth
        depth += 1
        for x in self:
            pass


run("iter2", lambda: iter(IT2()))


class NX:
    def __iter__(self):
        return self

    def __next__(self):
        global depth
        depth += 1
        return next(self)


run("next", lambda: next(NX()))


class GI:
    def __getitem__(self, i):
        global depth
        depth += 1
        return self[i]


run("getitem", lambda: GI()[0])


class AD:
    def __add__(self, o):
        global depth
        depth += 1
        return self + o


run("add", lambda: AD() + 1)


class CO:
    def __contains__(self, o):
        global depth
        depth += 1
        return o in self


run("contains", lambda: 1 in CO())


class BO:
    def __bool__(self):
        global depth
        depth += 1
        return bool(self)


run("bool", lambda: bool(BO()))


class CM:
    def __enter__(self):
        global depth
        depth += 1
        with self:
            pass

    def __exit__(self, *a):
        pass


run("with", lambda: CM().__enter__())


def srt(x):
    global depth
    depth += 1
    return sorted([1], key=srt)


run("sorted", lambda: srt(1))


def lsrt(x):
    global depth
    depth += 1
    return [1].sort(key=lsrt)


run("list.sort", lambda: lsrt(1))


def mp(x):
    global depth
    depth += 1
    return list(map(mp, [x]))


run("map", lambda: mp(1))


def mx(x):
    global depth
    depth += 1
    return max([1], key=mx)


run("max", lambda: mx(1))


def sm(x):
    global depth
    depth += 1
    return sum(sm(1) for x in [1])


run("sum", lambda: sm(1))


def lc(x):
    global depth
    depth += 1
    return [lc(1) for x in [1]]


run("listcomp", lambda: lc(1))


def ev(x):
    global depth
    depth += 1
    return eval("ev(1)")


run("eval", lambda: ev(1))


def ex(x):
    global depth
    depth += 1
    exec("ex(1)")


run("exec", lambda: ex(1))


def gen(n):
    global depth
    depth += 1
    yield from gen(n + 1)


run("yieldfrom", lambda: list(gen(1)))


def gen2(n):
    global depth
    depth += 1
    for x in gen2(n + 1):
        yield x


run("gen for", lambda: list(gen2(1)))


def gen3(n):
    global depth
    depth += 1
    yield next(gen3(n + 1))


run("gen next", lambda: list(gen3(1)))
import functools


def pf(n):
    global depth
    depth += 1
    functools.partial(pf, 1)()


run("partial", lambda: pf(1))


@functools.lru_cache(maxsize=None)
def fib(n):
    global depth
    depth += 1
    return fib(n + 1)


run("lru", lambda: fib(1))


@functools.wraps(fa)
def deco(*a):
    global depth
    depth += 1
    return deco(*a)


run("star", lambda: deco(1))


class BM:
    def m(self):
        global depth
        depth += 1
        f = self.m
        f()


run("bound", lambda: BM().m())


class SU:
    def m(self):
        global depth
        depth += 1
        type(self)().m()


run("class", lambda: SU().m())


class SU2(SU):
    def m(self):
        super().m()


run("super", lambda: SU2().m())


class DE:
    def __get__(self, o, t):
        global depth
        depth += 1
        return o.d


class DO:
    d = DE()


run("descr", lambda: DO().d)


class FM:
    def __format__(self, s):
        global depth
        depth += 1
        return format(self, s)


run("format", lambda: format(FM()))


class FM2:
    def __format__(self, s):
        global depth
        depth += 1
        return f"{self:x}"


run("format2", lambda: format(FM2()))


class IN(type):
    def __instancecheck__(cls, o):
        global depth
        depth += 1
        return isinstance(o, cls)


class INN(metaclass=IN):
    pass


run("isinstance", lambda: isinstance(1, INN))


def rd(a, b):
    global depth
    depth += 1
    return functools.reduce(rd, [1, 2])


run("reduce", lambda: rd(1, 2))


class LR:
    def __init__(self):
        self.l = [self]

    def __repr__(self):
        global depth
        depth += 1
        return f"LR({self.l})"


def nest(n):
    l = []
    for i in range(n):
        l = [l]
    return l


run("nested repr", lambda: repr(nest(2000)))
run("nested eq", lambda: nest(2000) == nest(2000))
run("nested lt", lambda: nest(2000) < nest(2000))


def nestt(n):
    l = ()
    for i in range(n):
        l = (l,)
    return l


run("nestedt repr", lambda: repr(nestt(2000)))
run("nestedt eq", lambda: nestt(2000) == nestt(2000))
run("nestedt hash", lambda: print(type(hash(nestt(2000)))))


def nestd(n):
    l = {}
    for i in range(n):
        l = {1: l}
    return l


run("nestedd repr", lambda: repr(nestd(2000)))
run("nestedd str", lambda: str(nestd(2000)))
run("nestedd eq", lambda: nestd(2000) == nestd(2000))


class Node:
    def __init__(self, c):
        self.c = c

    def __eq__(self, o):
        global depth
        depth += 1
        return self.c == o.c

    def __repr__(self):
        global depth
        depth += 1
        return "Node(%r)" % (self.c,)


def nestn(n):
    x = None
    for i in range(n):
        x = Node(x)
    return x


run("node repr", lambda: repr(nestn(2000)))
run("node eq", lambda: nestn(2000) == nestn(2000))


def adding(n, seen):
    seen.add(n)
    return adding(n + 1, seen)


def ordering(n, seen):
    seen[0] += ord("\x01")
    return ordering(n + 1, seen)


def measuring(n, seen):
    seen.add(n)
    for _ in range(8):
        len(seen)
    return measuring(n + 1, seen)


# The call that goes too deep is of a builtin function that is answered without being called.
for function, new in (adding, set), (ordering, lambda: [0]), (measuring, set):
    for _ in range(3):
        seen = new()
        try:
            function(0, seen)
        except RecursionError as error:
            deepest = error.__traceback__
            while deepest.tb_next:
                deepest = deepest.tb_next
            line = deepest.tb_lineno - deepest.tb_frame.f_code.co_firstlineno
            print(function.__name__, error, line, len(seen), seen[0] if type(seen) is list else None)
