"""An assembler and a virtual machine with a call stack."""
class VMError(Exception): pass
class Machine:
    def __init__(self, source, limit=10000):
        self.labels, self.code = {}, []
        for line in source.splitlines():
            line = line.split(';')[0].strip()
            if not line: continue
            if line.endswith(':'): self.labels[line[:-1]] = len(self.code)
            else:
                op, *args = line.split()
                self.code.append((op, [int(a) if a.lstrip('-').isdigit() else a for a in args]))
        self.stack, self.calls, self.vars, self.pc, self.steps, self.limit, self.out = [], [], {}, 0, 0, limit, []
    def pop(self):
        if not self.stack: raise VMError(f'stack underflow at {self.pc - 1}')
        return self.stack.pop()
    def binary(f):
        def op(self):
            b, a = self.pop(), self.pop()
            self.stack.append(f(a, b))
        return op
    op_add = binary(lambda a, b: a + b)
    op_sub = binary(lambda a, b: a - b)
    op_mul = binary(lambda a, b: a * b)
    op_div = binary(lambda a, b: a // b)
    op_lt = binary(lambda a, b: int(a < b))
    op_eq = binary(lambda a, b: int(a == b))
    del binary
    def op_push(self, v): self.stack.append(v)
    def op_dup(self): self.stack.append(self.stack[-1])
    def op_swap(self): self.stack[-2:] = self.stack[:-3:-1]
    def op_load(self, n): self.stack.append(self.vars[n])
    def op_store(self, n): self.vars[n] = self.pop()
    def op_print(self): self.out.append(self.pop())
    def op_jmp(self, l): self.pc = self.labels[l]
    def op_jz(self, l):
        if self.pop() == 0: self.pc = self.labels[l]
    def op_call(self, l): self.calls.append((self.pc, self.vars)); self.vars = dict(self.vars); self.pc = self.labels[l]
    def op_ret(self): self.pc, self.vars = self.calls.pop()
    def run(self):
        while self.pc < len(self.code):
            op, args = self.code[self.pc]
            self.pc += 1; self.steps += 1
            if self.steps > self.limit: raise VMError('step limit')
            if op == 'halt': break
            method = getattr(self, f'op_{op}', None)
            if method is None: raise VMError(f'unknown instruction {op}')
            method(*args)
        return self.out
programs = {
    'sum': 'push 0\nstore s\npush 10\nstore i\nloop:\nload i\njz end\nload s\nload i\nadd\nstore s\nload i\npush 1\nsub\nstore i\njmp loop\nend:\nload s\nprint',
    'fact': 'push 10\nstore n\ncall fact\nprint\nhalt\nfact: \nload n\npush 2\nlt\njz rec\npush 1\nret\nrec:\nload n\nload n\npush 1\nsub\nstore n\ncall fact\nmul\nret ; done',
    'underflow': 'push 1\nadd', 'unknown': 'frob', 'forever': 'l:\njmp l', 'label': 'jmp nowhere', 'zero': 'push 1\npush 0\ndiv', 'badargs': 'push', 'unbound': 'load x',
    'primes': 'push 2\nstore n\nnext:\nload n\npush 30\nlt\njz done\npush 2\nstore d\ntry:\nload d\nload d\nmul\nload n\nswap\nlt\njz check\nload n\nprint\njmp inc\ncheck:\nload n\nload n\nload d\ndiv\nload d\nmul\nsub\njz inc\nload d\npush 1\nadd\nstore d\njmp try\ninc:\nload n\npush 1\nadd\nstore n\njmp next\ndone:\nhalt',
}
for name, source in programs.items():
    m = Machine(source)
    try: print(name, m.run(), m.steps)
    except Exception as e: print(name, '|', type(e).__name__, e, m.steps)
print([n[3:] for n in vars(Machine) if n.startswith('op_')])
