"""A register-free stack machine with an assembler, run on four small programs."""
import sys
PROGRAMS = {
"sieve": """
        push 0 ; store count
        push 2 ; store i
outer:  load i ; load n ; lt ; jz done
        load i ; peek ; jnz next
        load count ; push 1 ; add ; store count
        load i ; dup ; mul ; store j
inner:  load j ; load n ; lt ; jz next
        push 1 ; load j ; poke
        load j ; load i ; add ; store j
        jmp inner
next:   load i ; push 1 ; add ; store i
        jmp outer
done:   load count ; print ; halt
""",
"fib": """
        load n ; call fib ; print ; halt
fib:    dup ; push 2 ; lt ; jnz leaf
        dup ; push 1 ; sub ; call fib
        swap ; push 2 ; sub ; call fib
        add
leaf:   ret
""",
"collatz": """
        push 0 ; store best
        push 1 ; store i
loop:   load i ; load n ; lt ; jz done
        load i ; store k
        push 0 ; store c
step:   load k ; push 1 ; eq ; jnz check
        load k ; push 2 ; mod ; jz even
        load k ; push 3 ; mul ; push 1 ; add ; store k
        jmp tick
even:   load k ; push 2 ; div ; store k
tick:   load c ; push 1 ; add ; store c
        jmp step
check:  load best ; load c ; lt ; jz skip
        load c ; store best
skip:   load i ; push 1 ; add ; store i
        jmp loop
done:   load best ; print ; halt
""",
"bubble": """
        push 0 ; store i
fill:   load i ; load n ; lt ; jz sort
        load i ; push 37 ; mul ; push 11 ; add ; push 101 ; mod ; load i ; poke
        load i ; push 1 ; add ; store i
        jmp fill
sort:   push 0 ; store moved
        push 1 ; store i
pass:   load i ; load n ; lt ; jz again
        load i ; peek ; load i ; push 1 ; sub ; peek ; lt ; jz keep
        load i ; peek
        load i ; push 1 ; sub ; peek
        load i ; poke
        load i ; push 1 ; sub ; poke
        push 1 ; store moved
keep:   load i ; push 1 ; add ; store i
        jmp pass
again:  load moved ; jnz sort
        push 0 ; store i
show:   load i ; load n ; lt ; jz end
        load i ; peek ; print
        load i ; push 1 ; add ; store i
        jmp show
end:    halt
""",
}

class AsmError(Exception): pass

def assemble(text):
    labels, code = {}, []
    for line in text.strip().splitlines():
        head, colon, rest = line.partition(":")
        if colon:
            labels[head.strip()] = len(code)
            line = rest
        for ins in line.split(";"):
            parts = ins.split()
            if parts:
                if parts[0] not in OPCODES:
                    raise AsmError(parts[0])
                code.append((*parts, None)[:2])
    names, out = {"n": 0}, []
    for op, arg in code:
        if op in ("jmp", "jz", "jnz", "call"):
            arg = labels[arg]
        elif op in ("load", "store"):
            arg = names.setdefault(arg, len(names))
        elif op == "push":
            arg = int(arg)
        out.append((OPCODES[op], arg))
    return out, len(names)

NAMES = ("push load store add sub mul div mod lt eq jmp jz jnz dup swap "
         "peek poke call ret print halt").split()
OPCODES = {n: i for i, n in enumerate(NAMES)}
(PUSH, LOAD, STORE, ADD, SUB, MUL, DIV, MOD, LT, EQ, JMP, JZ, JNZ, DUP, SWAP,
 PEEK, POKE, CALL, RET, PRINT, HALT) = range(len(NAMES))

class Machine:
    def __init__(self, code, nvars, memory=4096):
        self.code = code
        self.vars = [0] * nvars
        self.mem = [0] * memory
        self.stack, self.frames, self.output = [], [], []
        self.ticks = 0

    def run(self, n):
        self.vars[0] = n
        code, st, vs, mem = self.code, self.stack, self.vars, self.mem
        pc = ticks = 0
        while True:
            op, arg = code[pc]
            pc += 1
            ticks += 1
            if op == PUSH:
                st.append(arg)
            elif op == LOAD:
                st.append(vs[arg])
            elif op == STORE:
                vs[arg] = st.pop()
            elif op == ADD:
                b = st.pop()
                st[-1] += b
            elif op == SUB:
                b = st.pop()
                st[-1] -= b
            elif op == LT:
                b = st.pop()
                st[-1] = 1 if st[-1] < b else 0
            elif op == EQ:
                b = st.pop()
                st[-1] = 1 if st[-1] == b else 0
            elif op == JMP:
                pc = arg
            elif op == JZ:
                if not st.pop():
                    pc = arg
            elif op == JNZ:
                if st.pop():
                    pc = arg
            elif op == PEEK:
                st[-1] = mem[st[-1]]
            elif op == POKE:
                a = st.pop()
                mem[a] = st.pop()
            elif op == MUL:
                b = st.pop()
                st[-1] *= b
            elif op == DIV:
                b = st.pop()
                st[-1] //= b
            elif op == MOD:
                b = st.pop()
                st[-1] %= b
            elif op == DUP:
                st.append(st[-1])
            elif op == SWAP:
                st[-1], st[-2] = st[-2], st[-1]
            elif op == CALL:
                self.frames.append(pc)
                pc = arg
            elif op == RET:
                pc = self.frames.pop()
            elif op == PRINT:
                self.output.append(st.pop())
            else:
                break
        self.ticks = ticks
        assert not st and not self.frames
        return self.output

def execute(name, n):
    code, nvars = assemble(PROGRAMS[name])
    m = Machine(code, nvars)
    return m.run(n), m.ticks

def main():
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    ticks = 0
    for r in range(max(1, round(82 * scale))):
        n = 30 + r % 10
        ordered = sorted((i * 37 + 11) % 101 for i in range(n))
        for job, arg, want in (("sieve", 2000, [303]), ("fib", 14, [377]),
                               ("collatz", 100, [118]), ("bubble", n, ordered)):
            out, t = execute(job, arg)
            assert out == want, job
            ticks += t
    try:
        assemble("fly 3")
    except AsmError as e:
        assert e.args == ("fly",)
    print("vm", ticks)

main()
