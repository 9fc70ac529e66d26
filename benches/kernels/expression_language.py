"""Program: a small language's tokenizer, recursive-descent parser and tree-walking evaluator."""

import sys
from collections.abc import Callable

ROUNDS = 2840
EXPECTED = (17274, 242)

SOURCE = """
let square = fn(x) x * x;
let power = fn(base, n) if n == 0 then 1 else base * power(base, n - 1);
let gcd = fn(a, b) if b == 0 then a else gcd(b, a % b);
let make_adder = fn(n) fn(x) x + n;
let apply_twice = fn(f, x) f(f(x));
let sum_to = fn(n, total) if n == 0 then total else sum_to(n - 1, total + n);
let a = square(12) - (3 + 4) * 2;
let b = power(3, 10) % 1000 + gcd(1071, 462);
let c = apply_twice(make_adder(20), a) + apply_twice(square, 3);
let fib = fn(n) if n < 2 then n else fib(n - 1) + fib(n - 2);
let d = fib(9) + sum_to(40, 0);
a + b * c - d / 2 + (if a < b then -1 else 1)
"""

KEYWORDS = {"let", "fn", "if", "then", "else"}


class Token:
    __slots__ = ("kind", "text")

    def __init__(self, kind: str, text: str) -> None:
        self.kind = kind
        self.text = text


def tokenize(source: str) -> list[Token]:
    tokens = []
    i = 0
    while i < len(source):
        char = source[i]
        if char.isspace():
            i += 1
            continue
        start = i
        if char.isdigit():
            while i < len(source) and source[i].isdigit():
                i += 1
            tokens.append(Token("number", source[start:i]))
        elif char.isalpha() or char == "_":
            while i < len(source) and (source[i].isalnum() or source[i] == "_"):
                i += 1
            word = source[start:i]
            tokens.append(Token(word if word in KEYWORDS else "name", word))
        else:
            i += 2 if source[i : i + 2] in ("==", "<=") else 1
            tokens.append(Token(source[start:i], source[start:i]))
    tokens.append(Token("end", ""))
    return tokens


class Scope:
    def __init__(self, parent: "Scope | None") -> None:
        self.names: dict[str, object] = {}
        self.parent = parent

    def find(self, name: str) -> object:
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.parent
        raise NameError(name)


class Node:
    def evaluate(self, scope: Scope) -> object:
        raise NotImplementedError


class Number(Node):
    def __init__(self, value: int) -> None:
        self.value = value

    def evaluate(self, scope: Scope) -> object:
        return self.value


class Name(Node):
    def __init__(self, name: str) -> None:
        self.name = name

    def evaluate(self, scope: Scope) -> object:
        return scope.find(self.name)


OPERATIONS: dict[str, Callable[[int, int], int]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "<": lambda a, b: int(a < b),
    "<=": lambda a, b: int(a <= b),
    "==": lambda a, b: int(a == b),
}


class Binary(Node):
    def __init__(self, operator: str, left: Node, right: Node) -> None:
        self.operation = OPERATIONS[operator]
        self.left = left
        self.right = right

    def evaluate(self, scope: Scope) -> object:
        left = self.left.evaluate(scope)
        right = self.right.evaluate(scope)
        if not isinstance(left, int) or not isinstance(right, int):
            raise TypeError("numbers expected")
        return self.operation(left, right)


class Choice(Node):
    def __init__(self, test: Node, then: Node, other: Node) -> None:
        self.test = test
        self.then = then
        self.other = other

    def evaluate(self, scope: Scope) -> object:
        return (self.then if self.test.evaluate(scope) else self.other).evaluate(scope)


class Closure:
    def __init__(self, parameters: list[str], body: Node, scope: Scope) -> None:
        self.parameters = parameters
        self.body = body
        self.scope = scope

    def call(self, arguments: list[object]) -> object:
        scope = Scope(self.scope)
        for name, value in zip(self.parameters, arguments, strict=True):
            scope.names[name] = value
        return self.body.evaluate(scope)


class Function(Node):
    def __init__(self, parameters: list[str], body: Node) -> None:
        self.parameters = parameters
        self.body = body

    def evaluate(self, scope: Scope) -> object:
        return Closure(self.parameters, self.body, scope)


class Call(Node):
    def __init__(self, function: Node, arguments: list[Node]) -> None:
        self.function = function
        self.arguments = arguments

    def evaluate(self, scope: Scope) -> object:
        function = self.function.evaluate(scope)
        if not isinstance(function, Closure):
            raise TypeError("a function expected")
        return function.call([argument.evaluate(scope) for argument in self.arguments])


class Let(Node):
    def __init__(self, name: str, value: Node) -> None:
        self.name = name
        self.value = value

    def evaluate(self, scope: Scope) -> object:
        value = scope.names[self.name] = self.value.evaluate(scope)
        return value


class Parser:
    levels = (("==", "<", "<="), ("+", "-"), ("*", "/", "%"))

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    @property
    def kind(self) -> str:
        return self.tokens[self.at].kind

    def advance(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def accept(self, kind: str) -> bool:
        if self.kind == kind:
            self.at += 1
            return True
        return False

    def expect(self, kind: str) -> Token:
        if self.kind != kind:
            raise SyntaxError(f"{kind} expected, not {self.kind}")
        return self.advance()

    def program(self) -> list[Node]:
        nodes = [self.statement()]
        while self.accept(";"):
            nodes.append(self.statement())
        self.expect("end")
        return nodes

    def statement(self) -> Node:
        if self.accept("let"):
            name = self.expect("name").text
            self.expect("=")
            return Let(name, self.expression())
        return self.expression()

    def expression(self) -> Node:
        if self.accept("if"):
            test = self.expression()
            self.expect("then")
            then = self.expression()
            self.expect("else")
            return Choice(test, then, self.expression())
        if self.accept("fn"):
            self.expect("(")
            parameters = [self.expect("name").text]
            while self.accept(","):
                parameters.append(self.expect("name").text)
            self.expect(")")
            return Function(parameters, self.expression())
        return self.binary(0)

    def binary(self, level: int) -> Node:
        if level == len(self.levels):
            return self.unary()
        left = self.binary(level + 1)
        while self.kind in self.levels[level]:
            operator = self.advance().text
            left = Binary(operator, left, self.binary(level + 1))
        return left

    def unary(self) -> Node:
        if self.accept("-"):
            return Binary("-", Number(0), self.unary())
        node = self.primary()
        while self.accept("("):
            arguments = [self.expression()]
            while self.accept(","):
                arguments.append(self.expression())
            self.expect(")")
            node = Call(node, arguments)
        return node

    def primary(self) -> Node:
        if self.kind == "number":
            return Number(int(self.advance().text))
        if self.kind == "name":
            return Name(self.advance().text)
        self.expect("(")
        node = self.expression()
        self.expect(")")
        return node


def work() -> tuple[object, int]:
    tokens = tokenize(SOURCE)
    scope = Scope(None)
    value: object = None
    for node in Parser(tokens).program():
        value = node.evaluate(scope)
    return value, len(tokens)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
