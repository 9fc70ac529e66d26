"""*args and **kwargs: packing, unpacking, forwarding, keyword-only, partial, dispatch tables."""
import sys
from functools import partial


def total(*nums):
    t = 0
    for n in nums:
        t += n
    return t


def tagged(tag, /, *parts, sep="-", **attrs):
    a = "".join(f" {k}={v}" for k, v in attrs.items())
    return f"<{tag}{a}>" + sep.join(map(str, parts))


def forward(fn, *args, **kw):
    return fn(*args, **kw)


def logged(log):
    def deco(fn):
        def inner(*args, **kw):
            log[0] += len(args)
            log[1] += len(kw)
            return fn(*args, **kw)
        return inner
    return deco


def kwonly(a, b=2, *, c=3, d):
    return a * 1000 + b * 100 + c * 10 + d


def options(**kw):
    base = {"size": 1, "color": 2, "depth": 3}
    base.update(kw)
    return base


def rec(*xs):
    if not xs:
        return 0
    head, *tail = xs
    return head + rec(*tail)


class Base:
    def __init__(self, *, name, **rest):
        self.name = name
        self.extra = len(rest)


class Sized(Base):
    def __init__(self, *, size=0, **rest):
        super().__init__(**rest)
        self.size = size


class Coloured(Sized):
    def __init__(self, *args, colour="red", **rest):
        super().__init__(**rest)
        self.colour, self.args = colour, args


class Bus:
    def __init__(self):
        self.handlers = {}

    def on(self, ev, fn):
        self.handlers.setdefault(ev, []).append(fn)

    def fire(self, ev, *a, **k):
        return [h(*a, **k) for h in self.handlers.get(ev, ())]


def main(argv):
    scale = float(argv[1]) if argv[1:] else 1.0
    n = max(1, int(390000 * scale))
    log = [0, 0]
    wrapped = logged(log)(kwonly)
    half = partial(kwonly, 1, d=4)
    bus = Bus()
    bus.on("sum", total)
    bus.on("sum", lambda *a, **k: len(a) - len(k))
    bus.on("opt", lambda **k: k["size"])
    acc = 0
    for i in range(n):
        args = (i, i + 1, i + 2)
        s = total(*args, *[3, 4], i)
        assert s == 4 * i + 10
        v = wrapped(1, c=i & 7, d=5)
        w = forward(kwonly, *(1, 2), **{"c": i & 7, "d": 5})
        assert v == w
        o = options(**{"size": i, "extra": 0})
        acc += o["size"] + len(o)
        acc += half(c=i % 10) + half(3)
        first, *mid, last = o.values()
        assert first == i and last == 0 and mid == [2, 3]
        if i % 4 == 0:
            c = Coloured(1, 2, colour="blue", size=i, name="n", junk=1, more=2)
            assert (c.colour, c.size, c.name, c.extra, c.args) == ("blue", i, "n", 2, (1, 2))
            t = tagged("p", 1, i, sep="+", cls=7)
            assert t == "<p cls=7>1+" + str(i)
            r = bus.fire("sum", 1, 2, i)
            assert r == [3 + i, 3] and bus.fire("opt", size=9, z=1) == [9]
        if i % 16 == 0:
            acc += rec(*range(12))
    assert log == [n, 2 * n]
    try:
        kwonly(1, 2)
    except TypeError:
        pass
    else:
        raise SystemExit("keyword-only ignored")
    print("varargs", n, acc)


main(sys.argv)
