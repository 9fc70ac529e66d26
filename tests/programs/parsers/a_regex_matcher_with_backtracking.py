"""A tiny regular expression engine: parse to a tree, match with generators."""
class Node:
    def __or__(self, other): return Alt(self, other)
class Char(Node):
    def __init__(self, c): self.c = c
    def match(self, s, i):
        if i < len(s) and (self.c is None or s[i] == self.c): yield i + 1
    def __repr__(self): return self.c or '.'
class Set(Node):
    def __init__(self, chars, negate): self.chars, self.negate = chars, negate
    def match(self, s, i):
        if i < len(s) and (s[i] in self.chars) != self.negate: yield i + 1
    def __repr__(self): return f'[{"^" * self.negate}{"".join(sorted(self.chars))}]'
class Seq(Node):
    def __init__(self, *parts): self.parts = parts
    def match(self, s, i, k=0):
        if k == len(self.parts): yield i
        else:
            for j in self.parts[k].match(s, i): yield from self.match(s, j, k + 1)
    def __repr__(self): return ''.join(map(repr, self.parts))
class Alt(Node):
    def __init__(self, *options): self.options = options
    def match(self, s, i):
        for o in self.options: yield from o.match(s, i)
    def __repr__(self): return f'({"|".join(map(repr, self.options))})'
class Repeat(Node):
    def __init__(self, node, low, high): self.node, self.low, self.high = node, low, high
    def match(self, s, i, n=0):
        if self.high is None or n < self.high:
            for j in self.node.match(s, i):
                if j > i: yield from self.match(s, j, n + 1)
        if n >= self.low: yield i
    def __repr__(self): return f'{self.node!r}{{{self.low},{"" if self.high is None else self.high}}}'
class Parser:
    def __init__(self, p): self.p, self.i = p, 0
    def more(self): return self.i < len(self.p)
    def alt(self):
        options = [self.seq()]
        while self.more() and self.p[self.i] == '|': self.i += 1; options.append(self.seq())
        return options[0] if len(options) == 1 else Alt(*options)
    def seq(self):
        parts = []
        while self.more() and self.p[self.i] not in '|)': parts.append(self.repeat())
        return Seq(*parts)
    def repeat(self):
        node = self.atom()
        while self.more() and self.p[self.i] in '*+?':
            low, high = {'*': (0, None), '+': (1, None), '?': (0, 1)}[self.p[self.i]]
            self.i += 1
            node = Repeat(node, low, high)
        return node
    def atom(self):
        c = self.p[self.i]; self.i += 1
        if c == '(':
            node = self.alt()
            if not self.more(): raise ValueError('missing )')
            self.i += 1
            return node
        if c == '[':
            negate = self.p[self.i:self.i + 1] == '^'
            end = self.p.find(']', self.i + negate)
            if end < 0: raise ValueError('missing ]')
            body, self.i, chars = self.p[self.i + negate:end], end + 1, set()
            while body:
                if body[1:2] == '-' and len(body) > 2: chars |= {chr(x) for x in range(ord(body[0]), ord(body[2]) + 1)}; body = body[3:]
                else: chars.add(body[0]); body = body[1:]
            return Set(chars, negate)
        if c in '*+?': raise ValueError(f'nothing to repeat before {c}')
        if c == '.': return Char(None)
        if c == '\\': c = self.p[self.i]; self.i += 1
        return Char(c)
def compile_(p):
    parser = Parser(p); tree = parser.alt()
    if parser.more(): raise ValueError('unbalanced )')
    return tree
def search(p, s):
    tree = compile_(p)
    for i in range(len(s) + 1):
        for j in tree.match(s, i): return s[i:j]
import re
for p, s in (('a*b', 'xaaab'), ('(ab|a)(bc)?', 'abc'), ('[a-c]+d', 'xxabcd'), ('[^x]+', 'xxyz'), ('a.c', 'abc'), ('(a|b)*c', 'ababc'), ('x?y', 'y'), ('a+a+b', 'aaaab'), ('colou?r', 'my color'), ('\\.', 'a.b'), ('z', 'abc'), ('', 'abc'), ('(a*)*b', 'aaab'), ('q|', 'aq')):
    ours = search(p, s); theirs = re.search(p, s); print(repr(p), repr(s), compile_(p), repr(ours), ours == (theirs and theirs.group()))
for bad in ('(a', 'a)', '*a', '[a', '+'):
    try: print(bad, compile_(bad))
    except ValueError as e: print(bad, '|', e)
