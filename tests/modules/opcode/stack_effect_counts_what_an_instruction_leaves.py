import dis
import opcode

from opcode import stack_effect


def attempt(*args, **kwargs):
    try:
        return stack_effect(*args, **kwargs)
    except (ValueError, TypeError, OverflowError) as error:
        return f"{type(error).__name__}: {error}"


for code, name in enumerate(opcode.opname):
    if name.startswith("<"):
        continue
    if code < opcode.HAVE_ARGUMENT:
        print(name, [attempt(code, jump=jump) for jump in (None, True, False)])
    else:
        print(name, [[attempt(code, arg, jump=jump) for arg in (0, 1, 2, 3, 4, 7, 8, 15, 256, 513)] for jump in (None, True, False)])
print(attempt(1, 2), attempt(100), attempt(999, 0), attempt("a"), attempt(100, "a"), attempt(93, 0, jump=3), sep="\n")
print(dis.stack_effect is stack_effect)
