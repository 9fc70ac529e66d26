# Subclasses of dict, list and set: their own methods count when there are any, also when they come and go later.
from collections import defaultdict, Counter, OrderedDict
class D(dict): pass
class E(D): pass
def use(d, k):
    try: r = d[k]
    except KeyError as e: r = ("KeyError", e.args)
    d[k] = 1
    return r, k in d, d.get(k), sorted(map(str, dict.items(d)))
for T in (D, E):
    d = T(a=5)
    print(use(d, "a"), use(d, "b"))
def getitem(self, k): return ("own", k)
def setitem(self, k, v): dict.__setitem__(self, k, ("set", v))
def contains(self, k): return k == "zz"
e = E(a=1)
def loop():
    return [use(e, k) for k in "ab"]
print(loop())
D.__getitem__ = getitem; print(loop())
D.__setitem__ = setitem; print(loop())
D.__contains__ = contains; print(loop())
E.__getitem__ = dict.__getitem__; print(loop())
del D.__setitem__; print(loop())
del D.__contains__, D.__getitem__, E.__getitem__; print(loop())
class F(dict):
    def __getitem__(self, k): return "F" + k
E.__bases__ = (F,); print(loop())
E.__bases__ = (D,); print(loop())
class G(dict):
    def __missing__(self, k): return "missing " + k
g = G(x=1); print([g[k] for k in "xyz"], "y" in g)
dd = defaultdict(list)
for k in "abcab": dd[k].append(k)
print(dd, "z" in dd, dd.get("a"))
c = Counter()
for k in "abracadabra": c[k] += 1
print(c, c["q"], "q" in c)
o = OrderedDict(); o["b"] = 1; o["a"] = 2; o["b"] = 3
print(o, o["b"], "a" in o, o.get("c", 5))
class L(list):
    def append(self, x): list.append(self, x * 2)
l = L(); l.append(4); list.append(l, 1); print(l, l.pop(), l)
class S(set): pass
s = S(); [s.add(k) for k in "abca"]; print(sorted(s))
try: set.add(frozenset(), 1)
except TypeError as err: print(err)
try: dict.get([], 1)
except TypeError as err: print(err)
