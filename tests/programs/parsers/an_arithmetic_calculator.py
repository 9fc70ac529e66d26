"""A recursive-descent parser and evaluator with variables and functions."""
import math
class ParseError(Exception):
    def __init__(self, message, position):
        super().__init__(f'{message} at {position}')
        self.position = position
class Lexer:
    def __init__(self, text): self.text, self.pos = text, 0
    def __iter__(self):
        while self.pos < len(self.text):
            c = self.text[self.pos]
            start = self.pos
            if c.isspace():
                self.pos += 1
                continue
            if c.isdigit() or c == '.':
                while self.pos < len(self.text) and (self.text[self.pos].isdigit() or self.text[self.pos] == '.'): self.pos += 1
                yield 'num', self.text[start:self.pos], start
            elif c.isalpha() or c == '_':
                while self.pos < len(self.text) and (self.text[self.pos].isalnum() or self.text[self.pos] == '_'): self.pos += 1
                yield 'name', self.text[start:self.pos], start
            elif self.text.startswith('**', self.pos):
                self.pos += 2
                yield 'op', '**', start
            elif c in '+-*/%()=,':
                self.pos += 1
                yield 'op', c, start
            else:
                raise ParseError(f'unexpected {c!r}', start)
        yield 'end', '', self.pos
class Parser:
    functions = {'sqrt': math.sqrt, 'max': max, 'min': min, 'abs': abs}
    def __init__(self, env): self.env = env
    def run(self, text):
        self.tokens = list(Lexer(text))
        self.index = 0
        if len(self.tokens) > 2 and self.tokens[0][0] == 'name' and self.tokens[1][1] == '=':
            name = self.advance()[1]
            self.advance()
            value = self.env[name] = self.expr()
        else:
            value = self.expr()
        if self.peek[0] != 'end': raise ParseError(f'unexpected {self.peek[1]!r}', self.peek[2])
        return value
    @property
    def peek(self): return self.tokens[self.index]
    def advance(self):
        token = self.peek
        self.index += 1
        return token
    def accept(self, *ops):
        if self.peek[0] == 'op' and self.peek[1] in ops: return self.advance()[1]
    def expect(self, op):
        if not self.accept(op): raise ParseError(f'expected {op!r}, got {self.peek[1]!r}', self.peek[2])
    def expr(self):
        value = self.term()
        while op := self.accept('+', '-'): value = value + self.term() if op == '+' else value - self.term()
        return value
    def term(self):
        value = self.unary()
        while op := self.accept('*', '/', '%'):
            right = self.unary()
            value = value * right if op == '*' else value / right if op == '/' else value % right
        return value
    def unary(self): return -self.unary() if self.accept('-') else self.power()
    def power(self):
        base = self.atom()
        return base ** self.unary() if self.accept('**') else base
    def atom(self):
        kind, text, pos = self.advance()
        if kind == 'num': return float(text) if '.' in text else int(text)
        if kind == 'name':
            if self.accept('('):
                args = []
                if not self.accept(')'):
                    args.append(self.expr())
                    while self.accept(','): args.append(self.expr())
                    self.expect(')')
                return self.functions[text](*args)
            return self.env[text]
        if text == '(':
            value = self.expr()
            self.expect(')')
            return value
        raise ParseError(f'unexpected {text or "end"!r}', pos)
env = {'pi': 3.14159}
for line in ('1 + 2 * 3', '(1 + 2) * 3', '2 ** 3 ** 2', '-2 ** 2', '10 / 4', '7 % 4', 'x = 5', 'y = x * 2 + 1', 'x + y', 'sqrt(16) + max(1, y, 3)', 'min()', '1 +', '(1', '1 2', 'z', 'f(1)', '1 / 0', '3 $ 4', '1.2.3', '', '2 ** 100', '-(3 - -4)', 'pi * 2 ** 2'):
    try: print(f'{line!r} = {Parser(env).run(line)!r}')
    except (ParseError, KeyError, ZeroDivisionError, ValueError, TypeError) as e: print(f'{line!r} | {type(e).__name__}: {e}')
print(sorted(env))
