"""A toy language: hand-written tokenizer, Pratt parser, AST classes and an evaluator."""
import sys
from collections import namedtuple
KEYWORDS = {"let", "while", "if", "else", "fn", "return", "end", "do", "then"}

Token = namedtuple("Token", "kind text")

def tokenize(src):
    toks = []
    i, n = 0, len(src)
    while i < n:
        c = src[i]
        if c.isspace():
            i += 1
        elif c == "#":
            i = src.find("\n", i) % (n + 1)
        elif c.isalnum():
            j = i
            while j < n and src[j].isalnum():
                j += 1
            w = src[i:j]
            toks.append(Token("num" if c.isdigit() else "key" if w in KEYWORDS else "name", w))
            i = j
        else:
            op = src[i:i + 2] if src[i:i + 2] in POWER else c
            toks.append(Token("op", op))
            i += len(op)
    toks.append(Token("end", ""))
    return toks
class Return(Exception):
    value = property(lambda self: self.args[0])

class Num:
    def __init__(self, v): self.v = v
    def ev(self, env): return self.v
class Name:
    def __init__(self, n): self.n = n
    def ev(self, env): return env[self.n]
class Neg:
    def __init__(self, e): self.e = e
    def ev(self, env): return -self.e.ev(env)

OPS = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b,
    "/": lambda a, b: a // b, "%": lambda a, b: a % b,
    "<": lambda a, b: int(a < b), ">": lambda a, b: int(a > b),
    "<=": lambda a, b: int(a <= b), ">=": lambda a, b: int(a >= b),
    "==": lambda a, b: int(a == b), "!=": lambda a, b: int(a != b),
}
POWER = {"==": 1, "!=": 1, "<": 2, ">": 2, "<=": 2, ">=": 2, "+": 3, "-": 3,
         "*": 4, "/": 4, "%": 4}

class Binary:
    def __init__(self, op, l, r): self.f, self.l, self.r = OPS[op], l, r
    def ev(self, env): return self.f(self.l.ev(env), self.r.ev(env))

class Call:
    def __init__(self, name, args): self.name, self.args = name, args

    def ev(self, env):
        params, body = env.fns[self.name]
        inner = Env(env.fns, zip(params, [a.ev(env) for a in self.args]))
        try:
            run(body, inner)
        except Return as r:
            return r.value
        return 0

class Assign:
    def __init__(self, n, e): self.n, self.e = n, e
    def ev(self, env): env[self.n] = self.e.ev(env)
class While:
    def __init__(self, c, b): self.c, self.b = c, b
    def ev(self, env):
        while self.c.ev(env):
            run(self.b, env)
class If:
    def __init__(self, c, a, b): self.c, self.a, self.b = c, a, b
    def ev(self, env): run(self.a if self.c.ev(env) else self.b, env)
class Ret:
    def __init__(self, e): self.e = e
    def ev(self, env): raise Return(self.e.ev(env))
class Fn:
    def __init__(self, name, ps, body): self.name, self.ps, self.body = name, ps, body
    def ev(self, env): env.fns[self.name] = (self.ps, self.body)

class Env(dict):
    def __init__(self, fns, items=()):
        super().__init__(items)
        self.fns = fns

def run(body, env):
    for s in body:
        s.ev(env)

class Parser:
    def __init__(self, toks):
        self.toks, self.i = toks, 0
    @property
    def cur(self):
        return self.toks[self.i]
    def take(self, text=None):
        t = self.toks[self.i]
        if text is not None and t.text != text:
            raise SyntaxError(f"wanted {text!r}, got {t}")
        self.i += 1
        return t
    def block(self, *stops):
        out = []
        while self.cur.text not in stops:
            out.append(self.statement())
        return out
    def listed(self, item):
        """'(' item, item ... ')'"""
        self.take("(")
        out = []
        while self.cur.text != ")":
            out.append(item())
            if self.cur.text == ",":
                self.take()
        self.take(")")
        return out
    def body(self):
        b = self.block("end")
        self.take("end")
        return b
    def statement(self):
        t = self.take()
        if t.text == "let":
            name, _ = self.take().text, self.take("=")
            return Assign(name, self.expr())
        if t.text == "while":
            c, _ = self.expr(), self.take("do")
            return While(c, self.body())
        if t.text == "if":
            c, _ = self.expr(), self.take("then")
            a, b = self.block("else", "end"), []
            if self.take().text == "else":
                b = self.body()
            return If(c, a, b)
        if t.text == "return":
            return Ret(self.expr())
        if t.text == "fn":
            name, ps = self.take().text, self.listed(lambda: self.take().text)
            return Fn(name, ps, self.body())
        raise SyntaxError(str(t))
    def expr(self, least=0):
        left = self.atom()
        while POWER.get(self.cur.text, 0) > least:
            op = self.take().text
            left = Binary(op, left, self.expr(POWER[op]))
        return left
    def atom(self):
        t = self.take()
        if t.kind == "num":
            return Num(int(t.text))
        if t.text == "(":
            e, _ = self.expr(), self.take(")")
            return e
        if t.text == "-":
            return Neg(self.atom())
        if t.kind != "name":
            raise SyntaxError(str(t))
        if self.cur.text != "(":
            return Name(t.text)
        return Call(t.text, self.listed(self.expr))

PROGRAM = """
# some arithmetic
fn gcd(a, b) if b == 0 then return a end return gcd(b, a % b) end
fn fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
fn prime(n)
  let d = 2
  while d * d <= n do if n % d == 0 then return 0 end let d = d + 1 end
  return n >= 2
end
let i = 0  let primes = 0  let coprime = 0
while i < 120 do
  let primes = primes + prime(i)
  if gcd(i, 36) == 1 then let coprime = coprime + 1 else let coprime = coprime - 0 end
  let i = i + 1
end
let f = fib(11)
let x = -(3 + 4) * 2 - 10 / 3 % 2 + (SEED > 2) * 100
"""

def main():
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    total = 0
    for r in range(max(1, round(490 * scale))):
        toks = tokenize(PROGRAM.replace("SEED", str(r % 5)))
        p = Parser(toks)
        env = Env({})
        run(p.block(""), env)
        assert (env["primes"], env["coprime"], env["f"]) == (30, 40, 89)
        assert env["x"] == -15 + (100 if r % 5 > 2 else 0)
        total += len(toks) + env["x"] + env["f"]
    print("calc_lang", total)

main()
