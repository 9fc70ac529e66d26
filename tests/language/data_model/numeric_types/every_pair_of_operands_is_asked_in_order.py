# Every pair of operands of every class below, under every operator: who is asked, in which order, and what it says.
log = []


def method(owner, name, answer):
    def ask(self, other, *rest):
        log.append(f"{owner}.{name}")
        return answer

    ask.__name__ = name
    return ask


def make(name, base, answers):
    namespace = {method_name: method(name, method_name, answer) for method_name, answer in answers.items()}
    return type(name, (base,), namespace)


N = NotImplemented
OPERATORS = {
    "+": ("__add__", "__radd__", "__iadd__", lambda a, b: a + b),
    "*": ("__mul__", "__rmul__", "__imul__", lambda a, b: a * b),
    "%": ("__mod__", "__rmod__", "__imod__", lambda a, b: a % b),
    "**": ("__pow__", "__rpow__", "__ipow__", lambda a, b: a**b),
    "|": ("__or__", "__ror__", "__ior__", lambda a, b: a | b),
    "divmod": ("__divmod__", "__rdivmod__", "__divmod__", divmod),
}


def add_to(a, b):
    a += b
    return a


def multiply_by(a, b):
    a *= b
    return a


def join_to(a, b):
    a |= b
    return a


IN_PLACE = {"+": add_to, "*": multiply_by, "|": join_to}


def show(value):
    return f"{type(value).__name__} {value!r}" if not isinstance(value, Plain) else type(value).__name__


class Plain:
    pass


def bare(base):
    return {
        int: 2,
        float: 2.5,
        list: [1],
        str: "s",
        tuple: (1,),
        bytes: b"b",
        complex: 1j,
        bool: True,
        dict: {1: 2},
        set: {3},
    }[base]


for symbol, (name, reflected, inplace, operate) in OPERATORS.items():
    bases = (Plain, int, list)
    operands = [bare(base) for base in (int, float, list, str, tuple, bytes, complex, bool, dict, set)] + [None]
    for base in bases:
        parent = make(f"{base.__name__}_left", base, {name: N})
        operands += [
            make(f"{base.__name__}_none", base, {})(),
            parent(),
            make(f"{base.__name__}_right", base, {reflected: "right"})(),
            make(f"{base.__name__}_both", base, {name: "left", reflected: "right"})(),
            make(f"{base.__name__}_no", base, {name: N, reflected: N, inplace: N})(),
            make(f"{base.__name__}_in", base, {inplace: "in place"})(),
            make(f"{base.__name__}_child", parent, {reflected: N})(),
            make(f"{base.__name__}_heir", parent, {})(),
        ]
    for kind, function in (("", operate), ("=", IN_PLACE.get(symbol))):
        if function is None:
            continue
        for a in operands:
            for b in operands:
                if kind and isinstance(a, (list, set, dict)):
                    continue
                log.clear()
                try:
                    result = show(function(a, b))
                except Exception as error:
                    result = f"{type(error).__name__}: {error}"
                names = f"{type(a).__name__} {symbol}{kind} {type(b).__name__}"
                if " at 0x" not in result:
                    print(names, log, result)

log.clear()
for a, b, c in (
    (2, make("P", int, {"__rpow__": "r"})(3), 5),
    (make("Q", int, {"__pow__": N})(2), 3, 5),
    (2, 3, make("R", int, {"__pow__": "r"})(5)),
    (2, 3.0, 5),
    (2, 3, 5.0),
    ("a", 3, 5),
    (2, "a", 5),
    (2, 3, "a"),
    (1j, 2, 3),
    (2, 3, 1j),
    (make("S", object, {"__pow__": "s"})(), 1, 2),
):
    try:
        print(type(a).__name__, type(b).__name__, type(c).__name__, pow(a, b, c), log)
    except Exception as error:
        print(type(a).__name__, type(b).__name__, type(c).__name__, type(error).__name__, error, log)
