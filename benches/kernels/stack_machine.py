"""Program: an assembler and an emulator of a small stack machine, which computes primes and sorts."""

import sys

ROUNDS = 1080
EXPECTED = (3895, 10113)

PRIMES = """
        push 2
        store candidate
next:   push 2
        store divisor
test:   load divisor
        load divisor
        mul
        load candidate
        greater
        jump_if prime
        load candidate
        load divisor
        mod
        jump_unless composite
        load divisor
        push 1
        add
        store divisor
        jump test
prime:  load candidate
        print
composite:
        load candidate
        push 1
        add
        dup
        store candidate
        push 90
        greater
        jump_unless next
        halt
"""

SORT = """
        push 0
        store i
fill:   load i
        push 7
        mul
        push 23
        mod
        load i
        put
        load i
        push 1
        add
        dup
        store i
        push 23
        equal
        jump_unless fill
again:  push 0
        store swapped
        push 0
        store i
pass:   load i
        call compare
        jump_unless kept
        call swap
        push 1
        store swapped
kept:   load i
        push 1
        add
        dup
        store i
        push 22
        equal
        jump_unless pass
        load swapped
        jump_if again
        push 0
        store i
show:   load i
        get
        print
        load i
        push 1
        add
        dup
        store i
        push 23
        equal
        jump_unless show
        halt
compare:
        get
        load i
        push 1
        add
        get
        greater
        return
swap:   load i
        get
        load i
        push 1
        add
        get
        load i
        put
        load i
        push 1
        add
        put
        return
"""


class Program:
    def __init__(self, source: str) -> None:
        self.operations: list[str] = []
        self.arguments: list[int] = []
        self.variables: dict[str, int] = {}
        labels: dict[str, int] = {}
        wanted: list[tuple[int, str]] = []
        for line in source.splitlines():
            label, colon, rest = line.partition(":")
            if colon:
                labels[label.strip()] = len(self.operations)
            else:
                rest = line
            words = rest.split()
            if not words:
                continue
            argument = 0
            if len(words) > 1:
                if words[0] == "push":
                    argument = int(words[1])
                elif words[0] in ("load", "store"):
                    argument = self.variables.setdefault(words[1], len(self.variables))
                else:
                    wanted.append((len(self.operations), words[1]))
            self.operations.append(words[0])
            self.arguments.append(argument)
        for at, label in wanted:
            self.arguments[at] = labels[label]


class Machine:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.stack: list[int] = []
        self.returns: list[int] = []
        self.memory = [0] * 64
        self.variables = [0] * len(program.variables)
        self.output: list[int] = []

    def run(self) -> int:
        """Execute until `halt`; return how many instructions it took."""
        operations, arguments = self.program.operations, self.program.arguments
        stack, variables = self.stack, self.variables
        pop, push = stack.pop, stack.append
        at = steps = 0
        while True:
            operation, argument = operations[at], arguments[at]
            at += 1
            steps += 1
            if operation == "push":
                push(argument)
            elif operation == "load":
                push(variables[argument])
            elif operation == "store":
                variables[argument] = pop()
            elif operation == "add":
                b = pop()
                push(pop() + b)
            elif operation == "mul":
                b = pop()
                push(pop() * b)
            elif operation == "mod":
                b = pop()
                push(pop() % b)
            elif operation == "greater":
                b = pop()
                push(int(pop() > b))
            elif operation == "equal":
                push(int(pop() == pop()))
            elif operation == "dup":
                push(stack[-1])
            elif operation == "jump":
                at = argument
            elif operation == "jump_if":
                if pop():
                    at = argument
            elif operation == "jump_unless":
                if not pop():
                    at = argument
            elif operation == "get":
                push(self.memory[pop()])
            elif operation == "put":
                address = pop()
                self.memory[address] = pop()
            elif operation == "call":
                self.returns.append(at)
                at = argument
            elif operation == "return":
                at = self.returns.pop()
            elif operation == "print":
                self.output.append(pop())
            elif operation == "halt":
                return steps
            else:
                raise ValueError(operation)


def work() -> tuple[int, int]:
    primes = Machine(Program(PRIMES))
    sort = Machine(Program(SORT))
    steps = primes.run(), sort.run()
    assert sort.output == list(range(23))
    assert primes.output == [p for p in range(2, 91) if all(p % d for d in range(2, p))]
    return steps


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
