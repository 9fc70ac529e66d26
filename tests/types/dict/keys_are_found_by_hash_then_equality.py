class K:
    def __init__(self, h, v): self.h, self.v = h, v
    def __hash__(self): print(f'hash {self.v}', end=' '); return self.h
    def __eq__(self, o): print(f'{self.v}=={getattr(o, "v", o)}', end=' '); return isinstance(o, K) and self.v[0] == o.v[0]
    def __repr__(self): return self.v
d = {}
for k in (K(1, 'a1'), K(1, 'b1'), K(2, 'c2'), K(1, 'a1b'), K(9, 'd9'), K(1, 'e1')):
    d[k] = k.v
    print(d)
print(d.get(K(1, 'b')), d.get(K(1, 'zz')), K(9, 'd') in d, K(5, 'd') in d, d.pop(K(2, 'c')))
k = list(d)[0]; print(k in d, d[k])
try: del d[K(1, 'q')]
except KeyError as e: print(type(e).__name__, e)
print({K(3, 'x'), K(3, 'x'), K(3, 'y')})
print({1: 'int', 1.0: 'float', True: 'bool', 1 + 0j: 'complex'}, {0, False, 0.0}, {'1', 1}, {(1,): 1, (1.0,): 2})
class Raises:
    def __init__(self, where): self.where = where
    def __hash__(self):
        if self.where == 'hash': raise ValueError('hash')
        return 1
    def __eq__(self, o): raise ValueError('eq')
e = {1: 'one'}
for source in ('e[Raises("hash")]', 'e[Raises("eq")]', 'e[Raises("eq")] = 1', 'Raises("eq") in e', 'e.get(Raises("eq"))', 'e.pop(Raises("eq"), 0)', 'e.setdefault(Raises("eq"))', '{Raises("hash"): 1}', 'dict.fromkeys([1, Raises("eq")])', 'e.update({Raises("eq"): 1})', '{1, Raises("eq")}', '{1} & {Raises("eq")}', 'del e[Raises("eq")]', 'e == {Raises("eq"): 1}', 'e | {Raises("eq"): 2}', '{**e, Raises("eq"): 1}'):
    try: print(source, eval(source) if not source.startswith('del') and '] =' not in source else exec(source))
    except ValueError as err: print(source, '|', err)
class Mutates:
    def __init__(self, d): self.d = d
    def __hash__(self): return 1
    def __eq__(self, o):
        self.d.clear(); self.d['refilled'] = 1
        return False
m = {1: 'one', 2: 'two'}
print(m.get(Mutates(m)), m)
m = {1: 'one'}; m[Mutates(m)] = 'stored'; print(len(m), 'refilled' in m)
nan = float('nan'); n = {nan: 1}; print(n[nan], nan in n, len({nan, nan}))
class S(str):
    def __hash__(self): return 5
    def __eq__(self, o): return str.__eq__(self, o)
s = {S('a'): 1}; print('a' in s, S('a') in s, {'a': 1}.get(S('a')), s[S('a')])
class Inst: pass
o = Inst(); o.b = 1; o.a = 2; del o.b; o.b = 3; print(vars(o)); o.__dict__['new'] = 4; print(o.new, list(vars(o)))
o.__dict__ = {'replaced': 1}; print(o.replaced, hasattr(o, 'a')); o.__dict__[5] = 'int key'; print(vars(o))
