class D:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
    def __repr__(self): return f'D({self.n})'
D('temporary'); print('after temporary')
a = D('a'); a = D('b'); print('rebound'); del a; print('deleted')
def f(): x = D('local'); print('in f')
f(); print('after f')
def g(): x = D('returned'); return x
g(); print('after g'); y = g(); print('kept'); y = None
l = [D(1), D(2), D(3)]; print('pop', l.pop()); l[0] = D('new'); l.clear(); print('cleared')
d = {'k': D('value')}; d['k'] = D('value2'); d.clear(); s = {D('in set')}; s.clear(); t = (D('t1'), D('t2')); del t
for x in [D('loop1'), D('loop2')]: print('iterating', x)
print('loop done'); del x; print('x gone')
[D(i) for i in range(2)]; print('comprehension done'); print(len([D('in len')])); print(D('a1'), D('a2'))
def args(p, q=None): print('args'); p = None; print('rebound p')
args(D('arg')); args(D('arg2'), D('arg3'))
def exc():
    x = D('in exception frame')
    raise ValueError
try: exc()
except ValueError as e: print('caught'); 
print('after except')
class Holder: pass
h = Holder(); h.d = D('attr'); h.d = None; h.e = D('attr2'); del h.e; h.f = D('attr3'); del h; print('holder gone')
c = (lambda v: lambda: v)(D('closed over')); print(c()); del c
def gen(): x = D('in gen'); yield 1; yield 2
it = gen(); next(it); del it; print('generator dropped')
for x in gen(): break
print('broke')
del x
D('b') and print('and'); D('or') or print('not'); x = D('if') if D('cond') else 0; print('conditional'); x = 0
print(D('cmp1') == D('cmp2'), D('in') in [D('list')], not D('not')); D('e1'), D('e2'); [D('l1'), D('l2')]; {D('k'): D('v')}; print('displays')
D('chain').n.upper().lower(); print(f'{D("fstring")} end'); D('sub').__dict__['n']; x = y = D('xy'); x = None; print('one left'); y = None
z = D('aug'); z = [z]; z += [D('added')]; z = 0; print(*[D('star')]); a, b = D('u1'), D('u2'); a, b = b, a; del a; del b
with_result = type('CM', (), {'__enter__': lambda s: D('entered'), '__exit__': lambda s, *a: None})()
with with_result: print('with body')
print('with done')
with with_result as w: print('with as')
print('still', w); del w; print('end'); kept_until_exit = D('at exit')
