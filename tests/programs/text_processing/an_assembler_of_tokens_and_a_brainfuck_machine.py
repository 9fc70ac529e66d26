"""A brainfuck compiler with optimisation; a calculator of reverse Polish notation; shunting yard."""
def compile_bf(src):
    code, stack = [], []
    for c in src:
        if c in '+-': delta, op = (1 if c == '+' else -1), 'add'
        elif c in '<>': delta, op = (1 if c == '>' else -1), 'move'
        elif c in '.,': code.append(['out' if c == '.' else 'in', 0]); continue
        elif c == '[': stack.append(len(code)); code.append(['jz', None]); continue
        elif c == ']':
            if not stack: raise SyntaxError('unmatched ]')
            start = stack.pop()
            if code[start + 1:] == [['add', -1]]: code[start:] = [['zero', 0]]
            else: code[start][1] = len(code); code.append(['jnz', start])
            continue
        else: continue
        if code and code[-1][0] == op and not (stack and stack[-1] == len(code) - 1): code[-1][1] += delta
        else: code.append([op, delta])
    if stack: raise SyntaxError('unmatched [')
    return code
def run_bf(src, data='', limit=200000):
    code, tape, p, i, out, steps, data = compile_bf(src), [0] * 300, 0, 0, [], 0, iter(data)
    while i < len(code):
        op, arg = code[i]; i += 1; steps += 1
        if steps > limit: raise TimeoutError(f'{limit} steps')
        if op == 'add': tape[p] = (tape[p] + arg) % 256
        elif op == 'move':
            p += arg
            if p < 0: raise IndexError('left of the tape')
        elif op == 'out': out.append(chr(tape[p]))
        elif op == 'in': tape[p] = ord(next(data, '\0'))
        elif op == 'zero': tape[p] = 0
        elif op == 'jz':
            if not tape[p]: i = arg + 1
        elif tape[p]: i = arg
    return ''.join(out), steps
hello = '++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.'
print(run_bf(hello), run_bf(',[.,]', 'echo é'), run_bf('>,[>,]<[.<]', 'reverse'), run_bf('++>+++++[<+>-]++++++++[<++++++>-]<.'), len(compile_bf(hello)), compile_bf('+++[-]>>-<.'))
for bad in ('[', ']', '+[]', '<', '[[-]'):
    try: print(run_bf(bad, limit=1000))
    except (SyntaxError, TimeoutError, IndexError) as e: print(repr(bad), type(e).__name__, e)
import operator
OPS = {'+': (1, 'L', operator.add), '-': (1, 'L', operator.sub), '*': (2, 'L', operator.mul), '/': (2, 'L', operator.truediv), '^': (3, 'R', operator.pow)}
def shunt(text):
    out, ops = [], []
    for t in text.replace('(', ' ( ').replace(')', ' ) ').split():
        if t in OPS:
            while ops and ops[-1] in OPS and (OPS[ops[-1]][0] > OPS[t][0] or OPS[ops[-1]][0] == OPS[t][0] and OPS[t][1] == 'L'): out.append(ops.pop())
            ops.append(t)
        elif t == '(': ops.append(t)
        elif t == ')':
            while ops and ops[-1] != '(': out.append(ops.pop())
            if not ops: raise ValueError('mismatched )')
            ops.pop()
        else: out.append(t)
    while ops:
        if ops[-1] == '(': raise ValueError('mismatched (')
        out.append(ops.pop())
    return out
def rpn(tokens):
    stack = []
    for t in tokens:
        if t in OPS:
            try: b, a = stack.pop(), stack.pop()
            except IndexError: raise ValueError(f'too few operands for {t}') from None
            stack.append(OPS[t][2](a, b))
        else: stack.append(int(t) if t.lstrip('-').isdigit() else float(t))
    if len(stack) != 1: raise ValueError(f'{len(stack)} values left')
    return stack[0]
for e in ('3 + 4 * 2 / ( 1 - 5 ) ^ 2 ^ 3', '1 + 2 + 3', '2 ^ 3 ^ 2', '(1 + 2) * (3 - 4)', '10 / 4 - 1.5', '1 +', '(1', '1)', '1 2', '', 'x + 1', '1 / 0', '-3 * 2'):
    try: p = shunt(e); print(e, '=>', ' '.join(p), '=', rpn(p))
    except (ValueError, ZeroDivisionError) as err: print(e, '|', type(err).__name__, err)
def diff(e):
    match e:
        case int(): return 0
        case 'x': return 1
        case ('+', a, b): return simp(('+', diff(a), diff(b)))
        case ('*', a, b): return simp(('+', ('*', diff(a), b), ('*', a, diff(b))))
        case ('^', a, int(n)): return simp(('*', n, ('*', ('^', a, n - 1), diff(a))))
    raise TypeError(f'cannot differentiate {e!r}')
def simp(e):
    if not isinstance(e, tuple): return e
    op, a, b = e[0], simp(e[1]), simp(e[2])
    match op, a, b:
        case ('+', 0, x) | ('+', x, 0) | ('*', 1, x) | ('*', x, 1) | ('^', x, 1): return x
        case ('*', 0, _) | ('*', _, 0): return 0
        case ('^', _, 0): return 1
        case _, int(), int(): return {'+': a + b, '*': a * b, '^': a ** b}[op]
    return op, a, b
def show(e): return str(e) if not isinstance(e, tuple) else f'({show(e[1])} {e[0]} {show(e[2])})'
for e in (('^', 'x', 3), ('*', ('+', 'x', 1), ('+', 'x', 2)), ('+', ('*', 3, ('^', 'x', 2)), ('*', 5, 'x')), 7): print(show(e), '->', show(diff(e)), '->', show(diff(diff(e))))
try: diff(('-', 1, 2))
except TypeError as e: print(e)
