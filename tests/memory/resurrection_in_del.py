kept = []
class R:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n); kept.append(self)
r = R('a'); del r; print(len(kept), kept[0].n); kept.clear(); print('second death is silent', len(kept))
class Twice:
    def __del__(self): print('once'); Twice.saved = self
Twice(); t = Twice.saved; del Twice.saved; del t; print('gone')
class Sub:
    def __init__(self): self.items = [R('inner')]
    def __del__(self): print('outer del'); self.items = None; print('inner is kept', len(kept))
s = Sub(); del s; print([k.n for k in kept]); kept.clear()
import gc, weakref
class Cycle:
    def __init__(self, n): self.n, self.me = n, self
    def __del__(self): print('cycle del', self.n); kept.append(self)
c = Cycle('c'); w = weakref.ref(c); del c; gc.collect(); print(len(kept), w() is None, kept[0].me is kept[0]); x = kept.pop(); del x; gc.collect(); print('collected without a second del', len(kept))
class P:
    def __del__(self): self.other = 1; print('attribute set in del', self.other)
P(); del P
class Reraise:
    def __del__(self):
        try: raise ValueError
        except ValueError: print('handled inside del')
Reraise()
def f():
    try: 1 / 0
    except ZeroDivisionError: Reraise(); import sys; print(sys.exc_info()[0].__name__)
f()
class NoInit:
    def __init__(self): self.x = 1; raise ValueError('init fails')
    def __del__(self): print('del after failed init', hasattr(self, 'x'))
try: NoInit()
except ValueError as e: print(e)
class Meta(type):
    def __del__(cls): print('class deleted', cls.__name__)
class K(metaclass=Meta): pass
del K; gc.collect()
class Dyn: pass
d = Dyn(); d.__del__ = lambda: print('never called'); del d; Dyn.__del__ = lambda self: print('added later'); Dyn(); del Dyn.__del__; Dyn(); print('end')
