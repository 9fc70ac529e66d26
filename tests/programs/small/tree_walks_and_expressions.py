class Tree:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
    def pre(self): return [self.v] + (self.l.pre() if self.l else []) + (self.r.pre() if self.r else [])
    def post(self): return (self.l.post() if self.l else []) + (self.r.post() if self.r else []) + [self.v]
    def levels(self):
        level = [self]
        while level: yield [n.v for n in level]; level = [k for n in level for k in (n.l, n.r) if k]
    def height(self): return 1 + max((k.height() for k in (self.l, self.r) if k), default=0)
    def mirror(self): return Tree(self.v, self.r and self.r.mirror(), self.l and self.l.mirror())
    def paths(self, p=()):
        p += (self.v,)
        if not (self.l or self.r): yield p
        for k in (self.l, self.r):
            if k: yield from k.paths(p)
    def insert(self, v):
        side = 'l' if v < self.v else 'r'; k = getattr(self, side)
        if k: k.insert(v)
        else: setattr(self, side, Tree(v))
        return self
    def __contains__(self, v): return v == self.v or v in ((self.l if v < self.v else self.r) or ())
    def __len__(self): return sum(1 for _ in self)
    def __bool__(self): return True
    def __repr__(self): return f'{self.v}' + (f'({self.l or ""},{self.r or ""})' if self.l or self.r else '')
    def __eq__(self, o): return isinstance(o, Tree) and (self.v, self.l, self.r) == (o.v, o.l, o.r)
    def fold(self, f, z): return f(self.v, self.l.fold(f, z) if self.l else z, self.r.fold(f, z) if self.r else z)
t = Tree(50)
for v in (30, 70, 20, 40, 60, 80, 35, 45, 65): t.insert(v)
print(t, list(t), t.pre(), t.post(), list(t.levels()), t.height(), len(t), t.mirror(), list(t.mirror()), list(t.paths()), 65 in t, 66 in t, t.fold(lambda v, l, r: v + l + r, 0), t.fold(lambda v, l, r: max(v, l, r), 0), t.fold(lambda v, l, r: 1 + min(l, r) if l and r else 1 + max(l, r), 0), t == t.mirror().mirror(), t == t.mirror(), sum(t), max(t), sorted(t, reverse=True)[:3], sep='\n')
def rebuild(pre, ino):
    if not pre: return None
    i = ino.index(pre[0]); return Tree(pre[0], rebuild(pre[1:i + 1], ino[:i]), rebuild(pre[i + 1:], ino[i + 1:]))
print(rebuild(t.pre(), list(t)) == t, rebuild([], []))
def parse(s):
    tokens = s.replace('(', ' ( ').replace(')', ' ) ').split()
    def go():
        tok = tokens.pop(0)
        if tok != '(': return Tree(tok)
        l, op, r = go(), tokens.pop(0), go()
        if tokens.pop(0) != ')': raise SyntaxError('expected )')
        return Tree(op, l, r)
    tree = go()
    if tokens: raise SyntaxError(f'left over {tokens}')
    return tree
OPS = {'+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '/': lambda a, b: a / b, '^': lambda a, b: a ** b}
def evaluate(t, **env): return OPS[t.v](evaluate(t.l, **env), evaluate(t.r, **env)) if t.v in OPS else env[t.v] if t.v in env else int(t.v)
for s in ('((1 + 2) * (3 - x))', '(2 ^ (3 ^ 2))', '(x / 0)', '(a + 1)', '(1 + 2', '(1 2 3)', '5 5', '((x * x) + (2 * x))'):
    try: e = parse(s); print(s, e.pre(), ' '.join(e.post()), evaluate(e, x=7))
    except (SyntaxError, IndexError, KeyError, ValueError, ZeroDivisionError) as err: print(s, '|', type(err).__name__, err)
deep = Tree(0)
node = deep
for i in range(1, 300): node.r = Tree(i); node = node.r
print(deep.height(), sum(deep), len(list(deep.levels())), deep.fold(lambda v, l, r: v + r, 0))
def dirs(d, pre=''):
    for i, (k, v) in enumerate(d.items()):
        last = i == len(d) - 1; yield pre + ('└── ' if last else '├── ') + k
        if isinstance(v, dict): yield from dirs(v, pre + ('    ' if last else '│   '))
print('\n'.join(dirs({'src': {'main.py': 1, 'lib': {'a.py': 1, 'b.py': 2}}, 'README': 0, 'tests': {}})))
