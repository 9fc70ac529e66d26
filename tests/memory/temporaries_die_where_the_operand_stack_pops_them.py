class D:
    def __init__(self, n): self.n = n
    def __del__(self): print(f'-{self.n}', end=' ')
    def __repr__(self): return f'D{self.n}'
    def __add__(self, o): print(f'{self.n}+{getattr(o, "n", o)}', end=' '); return D(f'({self.n}{getattr(o, "n", o)})')
    __iadd__ = __sub__ = __mul__ = __add__
    def __lt__(self, o): print(f'{self.n}<{o.n}', end=' '); return True
    def __eq__(self, o): print(f'{self.n}=={getattr(o, "n", o)}', end=' '); return False
    def __hash__(self): return hash(self.n)
    def __getitem__(self, i): print(f'{self.n}[{i}]', end=' '); return D(f'{self.n}i')
    def __setitem__(self, i, v): print(f'{self.n}[{i}]={v}', end=' ')
    def __delitem__(self, i): print(f'del {self.n}[{i}]', end=' ')
    def __call__(self, *a, **k): print(f'{self.n}{a}{k}', end=' '); return D(f'{self.n}c')
    def __getattr__(self, a): 
        if a.startswith('__'): raise AttributeError(a)
        print(f'{self.n}.{a}', end=' '); return D(f'{self.n}{a}')
    def __neg__(self): print(f'neg{self.n}', end=' '); return D(f'-{self.n}')
    def __bool__(self): print(f'bool{self.n}', end=' '); return True
    def __contains__(self, v): print(f'{v} in {self.n}', end=' '); return True
    def __iter__(self): print(f'iter{self.n}', end=' '); return iter([D(f'{self.n}0'), D(f'{self.n}1')])
    def __format__(self, s): return f'fmt{self.n}'
    def __enter__(self): print(f'enter{self.n}', end=' '); return D(f'{self.n}e')
    def __exit__(self, *a): print(f'exit{self.n}', end=' ')
def f(*a, **k): print(f'f{a}{k}', end=' '); return D('r')
def x(n): return D(n)
for source in ('x(1) + x(2)', 'x(1) + x(2) + x(3)', 'x(1) + (x(2) + x(3))', 'x(1) < x(2)', 'x(1) < x(2) < x(3)', 'x(1) == x(2)', 'x(1)[x(2)]', 'x(1)[x(2):x(3)]', 'x(1)[0] = x(2)', 'x(1)[x(2)] = x(3)', 'del x(1)[x(2)]', 'x(1)[0] += x(2)', '-x(1)', 'not x(1)', 'x(1) and x(2)', 'x(1) or x(2)', 'x(1) if x(2) else x(3)', 'f(x(1), x(2))', 'f(x(1), k=x(2))', 'f(*[x(1), x(2)])', 'f(*[x(1)], **{"k": x(2)})', 'x(1)(x(2))', 'x(1).a', 'x(1).m(x(2))', 'x(1).a.b', '[x(1), x(2)]', '(x(1), x(2))', '{x(1), x(2)}', '{x(1): x(2), x(3): x(4)}', '{**{"a": x(1)}, "b": x(2)}', '[*[x(1), x(2)], x(3)]', 'x(1) is x(2)', 'x(1) in x(2)', 'f"{x(1)}{x(2)}"', 'f"{x(1)!r:>5}"', 'a = x(1)', 'a = b = x(1)', 'a, b = x(1), x(2)', 'a, b = x(1)', 'a, *b = x(1)', '[y for y in x(1)]', '[x(i) for i in range(2)]', '{y: 1 for y in [x(1)]}', 'list(y for y in x(1))', 'for y in x(1): print("body", y, end=" ")', 'with x(1) as y: print("body", y, end=" ")', 'with x(1), x(2): print("body", end=" ")', 'lambda a=x(1): a', 'assert x(1), x(2)', 'raise_ = x(1)', 'match x(1):\n case 5: pass\n case y: print("matched", end=" ")', 'match [x(1), x(2)]:\n case [a, b]: print("matched", end=" ")', 'x(1), x(2)', 'x(1); x(2)', '(y := x(1)) + x(2)', 'print(x(1), end=" ")', 'x(1).__class__', 'exec("x(1); x(2)")', 'eval("x(1)")', 'a = x(1); a = a + x(2)', 'a = x(1); a += x(2)', 'a = x(1); del a; x(2)', 'a = [x(1)]; a[0] = x(2); a = 0', 'a = x(1); b = [a, a]; a = 0; print("|", end=" "); b = 0', 'while x(1):\n print("body", end=" ")\n break', 'if x(1): print("body", end=" ")', 'try: x(1).missing_ + 1 / 0\nexcept ZeroDivisionError: print("caught", end=" ")', 'try: f(x(1), 1 / 0)\nexcept ZeroDivisionError: print("caught", end=" ")', 'try: [x(1), x(2), 1 / 0]\nexcept ZeroDivisionError: print("caught", end=" ")', 'try: {x(1): x(2), x(3): 1 / 0}\nexcept ZeroDivisionError: print("caught", end=" ")', 'try: x(1)[x(2)] = 1 / 0\nexcept ZeroDivisionError: print("caught", end=" ")', 'try: x(1) + x(2) + 1 / 0\nexcept ZeroDivisionError: print("caught", end=" ")'):
    print(repr(source), end=': ')
    exec(source, {'x': x, 'f': f})
    print()
    ns = {'x': x, 'f': f, 'D': D}
    exec('def g():\n ' + source.replace('\n', '\n ') + '\n print("end", end=" ")', ns)
    print('   in a function', end=': ')
    ns['g']()
    print()
