"""Calls of builtin methods, functions, operators and formats with random arguments, under CPython and under minivm.

    python tests/fuzz_builtins.py                      one round: seed 0, 3000 calls
    python tests/fuzz_builtins.py --seed 7 --rounds 50  fifty rounds, from seed 7 on
    python tests/fuzz_builtins.py --only str,bytes      only calls on these receivers (or "operators", "functions", ...)
    python tests/fuzz_builtins.py --show 5              which calls seed 5 makes

A call is one expression. What it shows is its result and what became of its receiver, or the exception's class and
message. The same seed makes the same calls, on every machine. A call that differs is printed with both answers and can
be run by itself: `python -m minivm -c 'print(EXPRESSION)'`.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from differential import CPYTHON, Interpreter, Program, minivm

CALLS_PER_ROUND = 3000

PRELUDE = """\
import sys
class Index:
    def __init__(self, value): self.value = value
    def __index__(self): return self.value
    def __repr__(self): return f'Index({self.value})'
class Raises:
    def __getattribute__(self, name): raise KeyError('raised by __getattribute__')
    def __index__(self): raise KeyError('raised by __index__')
    def __iter__(self): raise KeyError('raised by __iter__')
    def __hash__(self): raise KeyError('raised by __hash__')
    def __eq__(self, other): raise KeyError('raised by __eq__')
    def __lt__(self, other): raise KeyError('raised by __lt__')
    def __len__(self): raise KeyError('raised by __len__')
    def __bool__(self): raise KeyError('raised by __bool__')
    def __repr__(self): return 'Raises()'
class Items:
    def __init__(self, *items): self.items = items
    def __getitem__(self, index): return self.items[index]
    def __repr__(self): return f'Items{self.items}'
class Str(str): pass
class Int(int): pass
class Float(float): pass
class List(list): pass
class Tuple(tuple): pass
class Dict(dict):
    def __missing__(self, key): return ('missing', key)
class Set(set): pass
class Bytes(bytes): pass
def shown(value, depth=0):
    kind = type(value)
    if kind is memoryview:
        try: return f'memoryview({value.format}, {value.shape}, {value.tobytes()!r})'
        except ValueError as error: return f'memoryview({error})'
    if depth < 3 and kind in (list, tuple, List, Tuple):
        return f'{kind.__name__}({", ".join([shown(item, depth + 1) for item in value])})'
    if depth < 3 and hasattr(kind, '__next__'):
        items = []
        try:
            for _ in range(12): items.append(shown(next(value), depth + 1))
            items.append('...')
        except StopIteration: pass
        except Exception as error: items.append(f'{type(error).__name__}: {error}')
        return f'{kind.__name__} <{", ".join(items)}>'
    text = ascii(value)
    if ' at 0x' in text: text = text[:text.index(' at 0x')]
    if len(text) > 400: text = f'{text[:200]}...{len(text)}...{text[-100:]}'
    return text if kind.__name__ in text else f'{kind.__name__} {text}'
def call(number, function):
    try: text = shown(function())
    except RecursionError: text = 'RecursionError'
    except BaseException as error:
        text = ascii(str(error))
        if ' at 0x' in text: text = text[:text.index(' at 0x')]
        text = f'{type(error).__name__}: {text}'
    print(number, text, flush=True)
"""


def pieces(text: str) -> list[str]:
    """What stands between the bars."""
    return [piece.strip() for piece in text.split(" | ")]


# Receivers and arguments, as source, by what they are. No number among them is a size that can be had, but takes long;
# nothing has a hash that goes by its address.
POOL = {
    "int": pieces(
        "0 | 1 | -1 | 2 | 3 | -3 | 7 | 10 | 64 | 255 | 256 | -256 | 1000 | 65535 | 2**47 | 2**48 | 2**62 | "
        "2**63-1 | 2**63 | -2**63 | -2**63-1 | 2**64 | 10**20 | -10**20 | 10**40 | True | False | Int(5) | "
        "Int(-2)"
    ),
    "float": pieces(
        "0.0 | -0.0 | 0.5 | -0.5 | 1.0 | 1.5 | 2.5 | -2.5 | 3.7 | 0.1 | 1e-5 | 1e16 | 1e22 | 123456789.125 | "
        "1e300 | -1e300 | 5e-324 | 1.7976931348623157e308 | float('inf') | float('-inf') | float('nan') | "
        "Float(2.5) | 2.675 | 1e15 | 12345.678"
    ),
    "complex": pieces("0j | 1j | 1+2j | -1.5-0.5j | complex(0.0,-0.0) | complex('inf') | (3+4j) | 1e300j"),
    "str": pieces(
        "'' | 'a' | 'abc' | 'A' | 'aBc dEf' | ' ' | '  pad  ' | 'a,b,,c' | 'abcabc' | '\\t' | 'a\\tb\\n' | "
        "'a\\nb\\r\\nc\\x0bd\\u2028e' | '123' | '-5' | '1_000' | '0x1F' | '1.5e3' | 'nan' | 'é' | 'ß' | 'ŉ' | 'ǆ' | "
        "'İı' | 'ΑΣ' | '日本語' | '😀a😀' | '\\ud800' | '\\x00' | '٣' | '²' | '½' | 'strict' | 'ignore' | 'replace' | "
        "'utf-8' | 'ascii' | 'latin-1' | '{}' | '{0!r:>5}' | '%s' | '%d %5.2f' | 'b' | 'bc' | 'abcdefghij'*3 | "
        "Str('sub') | 'big' | 'little' | 'hex' | ','"
    ),
    "bytes": pieces(
        "b'' | b'a' | b'abc' | b'ABC' | b'a,b,,c' | b'abcabc' | b'\\x00\\xff' | b'\\t\\n\\x0b' | b'123' | b'00ff' | "
        "b'caf\\xc3\\xa9' | b'%s' | b'%d' | b'bc' | b'aBc'*20 | Bytes(b'sub') | bytes(range(256))"
    ),
    "bytearray": pieces(
        "bytearray() | bytearray(b'abc') | bytearray(b'a,b') | bytearray(b'\\x00\\xff') | bytearray(b'aa')"
    ),
    "memoryview": pieces(
        "memoryview(b'abc') | memoryview(b'') | memoryview(bytearray(b'abcd')) | memoryview(b'abcdefgh')[::2] | "
        "memoryview(b'abcdefgh')[::-1] | memoryview(b'abcdefgh').cast('I') | "
        "memoryview(b'abcdefgh').cast('b', (2, 4)) | memoryview(bytearray(8)).cast('d')"
    ),
    "list": pieces(
        "[] | [1] | [1,2,3] | [3,1,2] | ['a','b'] | ['b',None] | [[1],[2]] | [(1,2),(3,4)] | [1.5,2,True] | "
        "[None]*3 | list(range(20)) | List([1,2]) | [b'a',b'b'] | ['ab','cd'] | [97,98] | [0,256]"
    ),
    "tuple": pieces(
        "() | (1,) | (1,2) | ('a','b') | (1,2,3) | (1,'a',2.5) | ((1,2),(3,4)) | Tuple((1,2)) | ('abc',5) | "
        "(0,1,2,3) | (1.5,'b')"
    ),
    "dict": pieces(
        "{} | {1:2} | {'a':1} | {'a':1,'b':2} | {1:'x',2:'y',3:'z'} | Dict({'a':1}) | {97:'Z',98:None} | "
        "{'a':'xyz'} | {None:0} | {'name':5}"
    ),
    "set": pieces("set() | {1} | {1,2,3} | {'a'} | Set({2}) | {(1,2)} | {2,3,4} | {2.5,'x'}"),
    "frozenset": pieces("frozenset() | frozenset({1}) | frozenset({1,2}) | frozenset({2,3,4})"),
    "range": pieces(
        "range(0) | range(5) | range(1,10,3) | range(10,0,-2) | range(-5,5) | range(2**63,2**63+3) | "
        "range(2**64,0,-2**62)"
    ),
    "slice": pieces(
        "slice(None) | slice(1,None) | slice(0,2) | slice(None,None,-1) | slice(-2,None) | slice(None,None,2) | "
        "slice(5,1,-2) | slice(None,None,0) | slice('a',None) | slice(-2**64,2**64) | slice(Index(1),Index(3))"
    ),
    "other": pieces(
        "None | ... | NotImplemented | int | str | list | object | type | Index(2) | Index(-1) | Index(2**64) | "
        "Raises() | Items(1,2,3) | len | str.upper | iter([1,2,3]) | (x*2 for x in (1,2,3)) | (lambda x: x) | "
        "(lambda *a: 0) | (lambda: 1) | list[int] | ValueError | ValueError('v') | KeyError('k') | "
        "{1:2}.keys() | {1:2}.values() | {1:2,3:4}.items() | reversed([1,2]) | enumerate('ab') | zip([1],[2]) | "
        "map(str,[1,2]) | filter(None,[0,1]) | iter('') | iter({1:2}) | (lambda: (yield 5))()"
    ),
}

OPERATORS = [
    "|",
    *pieces(
        "+ | - | * | / | // | % | & | ^ | @ | == | != | < | <= | > | >= | in | is | and | or | not in | << | >> | **"
    ),
]
UNARY = ["-", "+", "~", "not "]

# Numbers that do not make a shift, a power or a repetition run for ever.
SMALL = pieces("0 | 1 | -1 | 2 | 3 | 5 | 0.5 | -2 | True | Index(2) | 64 | 1j | None | 'a' | [1] | 2.0")

KEYWORDS: dict[str, list[str]] = {
    "sep": ["str", "bytes", "other"],
    "maxsplit": ["int"],
    "key": ["other"],
    "reverse": ["int", "other"],
    "keepends": ["int"],
    "encoding": ["str"],
    "errors": ["str"],
    "default": ["int", "other"],
    "start": ["int", "list"],
    "strict": ["int"],
    "base": ["int"],
    "signed": ["int"],
    "byteorder": ["str"],
    "length": ["int"],
    "bytes_per_sep": ["int"],
    "tabsize": ["int"],
    "ndigits": ["int", "other"],
    "x": ["int"],
    "real": ["float", "str"],
    "imag": ["float"],
    "mod": ["int"],
    "exp": ["int"],
    "a": ["int", "str"],
}

# Of every receiver: methods that show addresses, sizes or the whole class, or that some numbers keep busy for ever.
LEFT_OUT = frozenset(
    pieces(
        "__class__ | __doc__ | __init_subclass__ | __subclasshook__ | __sizeof__ | __dir__ | __reduce__ | "
        "__reduce_ex__ | __new__ | __pow__ | __rpow__ | __lshift__ | __rlshift__ | __mul__ | __rmul__ | "
        "__imul__ | __round__ | __getstate__ | __init__ | __del__ | mro | __subclasses__ | __dict__ | __hash__ | "
        "__ror__ | __or__ | __module__ | __setattr__ | __delattr__ | gi_frame"
    )
)

FUNCTIONS = pieces(
    "abs | all | any | ascii | bin | bool | bytearray | bytes | callable | chr | complex | delattr | dict | "
    "divmod | enumerate | filter | float | format | frozenset | getattr | hasattr | hash | hex | int | "
    "isinstance | issubclass | iter | len | list | map | max | memoryview | min | next | oct | ord | pow | "
    "property | range | repr | reversed | round | set | slice | sorted | staticmethod | str | sum | super | "
    "tuple | type | vars | zip | str.maketrans | bytes.fromhex | bytes.maketrans | bytearray.fromhex | "
    "dict.fromkeys | int.from_bytes | float.fromhex | object.__new__ | int.__new__ | str.__new__ | "
    "tuple.__new__ | float.__new__ | list.__new__ | object.__init__ | list.__init__ | dict.__init__ | "
    "int.__add__ | str.join | list.append | str.__eq__ | type.__call__ | object.__repr__ | "
    "object.__eq__"
)

# Whose results depend on addresses or on the hash of None.
UNSTABLE_FUNCTIONS = {
    "hash": ["int", "complex", "str", "bytes", "tuple"],
    "vars": ["int"],
    "property": ["int"],
}


@dataclass(frozen=True)
class Call:
    """One expression, and what group of calls it belongs to."""

    group: str
    source: str


class Maker:
    """Makes calls from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.methods = {
            group: sorted(name for name in dir(eval(sources[0], {})) if name not in LEFT_OUT)
            for group, sources in POOL.items()
            if group != "other"
        }

    def value(self, *groups: str) -> str:
        """The source of a value, of one of the groups if any are given."""
        return self.random.choice(POOL[self.random.choice(groups or list(POOL))])

    def argument(self) -> str:
        """Mostly small things: most methods refuse the others in the same words."""
        return self.value(*self.random.choice(((), ("int",), ("str",), ("int", "str", "bytes"), ("other",))))

    def arguments(self, most: int = 4) -> str:
        """None to `most` arguments, now and then one by name."""
        positional = [
            self.argument() for _ in range(self.random.choice([0, *([1] * 5), *([2] * 4), *range(3, most + 1)]))
        ]
        if self.random.random() < 0.15:
            name = self.random.choice(list(KEYWORDS))
            positional.append(f"{name}={self.value(*KEYWORDS[name])}")
        return ", ".join(positional)

    def method(self, group: str) -> str:
        """A method's result, and the receiver afterwards."""
        receiver, name = self.value(group), self.random.choice(self.methods[group])
        if self.random.random() < 0.3:
            # One like it: joins, finds and compares.
            return f"((r := {receiver}).{name}({self.value(group)}), r)"
        if self.random.random() < 0.03:
            return f"({receiver}).{name}"
        return f"((r := {receiver}).{name}({self.arguments()}), r)"

    def operator(self) -> str:
        """A binary or unary operator."""
        operator = self.random.choice([*OPERATORS, *UNARY])
        left = self.value()
        if operator in UNARY:
            return f"{operator}({left})"
        if operator in ("<<", ">>", "**", "*"):
            return f"({left}) {operator} ({self.random.choice(SMALL)})" if operator != "**" else self.power()
        right = self.value(self.group_of(left)) if self.random.random() < 0.4 else self.value()
        if operator == "is":
            return f"({left}) is None"
        return f"({left}) {operator} ({right})"

    def power(self) -> str:
        base = self.random.choice([*SMALL, *POOL["float"], *POOL["complex"], "10**20", "-7"])
        return f"({base}) ** ({self.random.choice([*SMALL, '-3', '100', 'float(100)'])})"

    @staticmethod
    def group_of(source: str) -> str:
        return next(group for group, sources in POOL.items() if source in sources)

    def subscript(self) -> str:
        """Getting, setting and deleting items."""
        receiver = self.value("str", "bytes", "bytearray", "memoryview", "list", "tuple", "dict", "range", "other")
        index = self.value("int", "slice", "other") if self.random.random() < 0.8 else self.value()
        match self.random.randrange(4):
            case 0 | 1:
                return f"({receiver})[{index}]"
            case 2:
                return f"((r := {receiver}).__setitem__({index}, {self.value()}), r)"
            case _:
                return f"((r := {receiver}).__delitem__({index}), r)"

    def function(self) -> str:
        """A builtin function or constructor."""
        name = self.random.choice(FUNCTIONS)
        if name in UNSTABLE_FUNCTIONS:
            return f"{name}({self.value(*UNSTABLE_FUNCTIONS[name])})"
        if name in ("bytes", "bytearray") and self.random.random() < 0.7:
            return f"{name}({self.value('str', 'bytes', 'list', 'other')})"
        if name == "round":
            # As many digits as CPython has for an int would take it for ever.
            return f"round({self.argument()}, {self.random.choice(SMALL)})"
        if name == "pow":
            return self.random.choice(
                [self.power(), f"pow({self.value('int')}, {self.random.choice(SMALL)}, {self.argument()})"]
            )
        return f"{name}({self.arguments(3)})"

    def format(self) -> str:
        """A format specification, also broken ones."""
        pick = self.random.choice
        spec = "".join(
            [
                pick(["", "", "", "*<", ">", "^", "é^", "=", "0=", "<", "x>"]),
                pick(["", "", "+", "-", " "]),
                pick(["", "", "", "z"]),
                pick(["", "", "", "#"]),
                pick(["", "", "0"]),
                pick(["", "", "5", "12", "30", "1"]),
                pick(["", "", "", ",", "_"]),
                pick(["", "", "", ".0", ".3", ".10", "."]),
                pick(["", "", *"bcdoxXneEfFgG%s", "q", "é"]),
            ]
        )
        value = self.value(*pick((("int",), ("float",), ("complex",), ("str",), ("int", "float", "other"))))
        return f"format({value}, {spec!r})"

    def percent(self) -> str:
        """`%` formatting of str and bytes."""
        pick = self.random.choice
        spec = "%" + "".join(
            [
                pick(["", "", "", "(a)", "("]),
                pick(["", "", "-", "+", " ", "#", "0", "-0", "+#"]),
                pick(["", "", "8", "*", "1"]),
                pick(["", "", ".2", ".*", ".", ".0"]),
                pick(["", "", "l"]),
                pick([*"diouxXeEfFgGcrsa%", "b", "q", ""]),
            ]
        )
        values = self.value() if self.random.random() < 0.6 else f"({self.argument()}, {self.argument()})"
        return f"{pick(['', 'b'])}{('<' + spec + '>')!r} % ({values})"

    def template(self) -> str:
        """`str.format` and f-strings."""
        pick = self.random.choice
        field = (
            pick(["", "", "0", "1", "a", "5", "0.real", "0[0]", "a[b]", "0.", "0[", "-1", "0.__class__.__name__"])
            + pick(["", "", "!r", "!s", "!a", "!x", "!"])
            + pick(["", "", ":", ":>8", ":{}", ":{1}", ":5.2f", ":x"])
        )
        text = pick(["", "x", "{{", "}}", "{", "}"]) + "{" + field + pick(["}", "}", "}", ""]) + pick(["", "{}", "{0}"])
        return f"({text!r}).format({self.argument()}, {self.argument()}, a={self.value()})"

    def number_text(self) -> str:
        """Text made into a number."""
        pick = self.random.choice
        digits = "".join(pick("0123456789__.eE+-xXbBoOaAfFnNiIjJ \u0663") for _ in range(self.random.randrange(9)))
        function = pick(["int", "int", "float", "float", "complex", "float.fromhex"])
        base = (
            f", {pick([0, 2, 8, 10, 16, 36, 1, 37, -1, 7])}" if function == "int" and self.random.random() < 0.6 else ""
        )
        return f"{function}({digits!r}{base})"

    def calls(self, count: int, only: frozenset[str] = frozenset()) -> Iterator[Call]:
        """So many calls, of the named groups if any are named."""
        makers: dict[str, Callable[[], str]] = {
            "operators": self.operator,
            "subscripts": self.subscript,
            "functions": self.function,
            "formats": self.format,
            "percents": self.percent,
            "templates": self.template,
            "numbers": self.number_text,
        }
        groups = [*([*self.methods] * 2), *(["operators", "functions"] * 6), *makers]
        groups = [group for group in groups if not only or group in only]
        for _ in range(count):
            group = self.random.choice(groups)
            make = makers.get(group)
            yield Call(group, make() if make else self.method(group))


@dataclass(frozen=True)
class Difference:
    """A call that shows one thing under CPython and another under minivm."""

    call: Call
    expected: str
    actual: str

    def __str__(self) -> str:
        return f"{self.call.source}\n  - {self.expected}\n  + {self.actual}"


def answers(interpreter: Interpreter, calls: Sequence[Call]) -> list[str]:
    """What each call shows. Where a run dies or hangs, that is the answer of the call it was at; the rest runs anew."""
    shown: list[str] = []
    while len(shown) < len(calls):
        lines = [f"call({n}, lambda: {calls[n].source})" for n in range(len(shown), len(calls))]
        with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
            file = Path(folder) / "calls.py"
            file.write_text(PRELUDE + "\n".join(lines) + "\n", "utf-8", "surrogatepass")
            outcome = interpreter.run(Program(file))
        before = len(shown)
        for line in outcome.stdout.decode("utf-8", "backslashreplace").splitlines():
            number, _, text = line.partition(" ")
            if number == str(len(shown)):
                shown.append(text)
        if len(shown) < len(calls):
            status = "still running" if outcome.status is None else f"status {outcome.status}"
            last = outcome.stderr.decode("utf-8", "replace").strip().rsplit("\n", 1)[-1]
            if len(shown) == before and "SyntaxError" in last:
                raise SystemExit(f"not a program: {last}")
            shown.append(f"ended: {status}: {last}")
    return shown


def differences(calls: Sequence[Call], ours: Interpreter) -> Iterator[Difference]:
    """The calls that differ."""
    for call, expected, actual in zip(calls, answers(CPYTHON, calls), answers(ours, calls), strict=True):
        if expected != actual:
            yield Difference(call, expected, actual)


def main(argv: Sequence[str] | None = None) -> int:
    """The command. Its status is 1 if any call differs."""
    parser = argparse.ArgumentParser(description="Compare random calls of builtins with CPython.")
    parser.add_argument("--seed", type=int, default=0, help="of the first round")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--calls", type=int, default=CALLS_PER_ROUND, help="in a round")
    parser.add_argument("--only", default="", help="groups of calls, separated by commas")
    parser.add_argument("--show", type=int, metavar="SEED", help="print the calls of a seed")
    parser.add_argument("--vm-option", action="append", default=[], help="an option for `minivm run`; repeatable")
    options = parser.parse_args(argv)
    only = frozenset(options.only.split(",")) - {""}
    if options.show is not None:
        for call in Maker(options.show).calls(options.calls, only):
            print(call.source)
        return 0
    found = 0
    for seed in range(options.seed, options.seed + options.rounds):
        calls = list(Maker(seed).calls(options.calls, only))
        for difference in differences(calls, minivm(options.vm_option)):
            found += 1
            print(difference, flush=True)
        print(f"seed {seed}: {len(calls)} calls, {found} differences so far", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
