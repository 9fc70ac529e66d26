"""`minivm dis` sets each instruction beside the line and the bytecode it came from."""

from minivm import disassembly

SOURCE = """\
def f(x):
    return x + 1
"""


def lower(code: bytes) -> list[tuple[int, str]]:
    return [(2, "first"), (2, "second"), (7, "between two offsets")]


def test_three_columns() -> None:
    code = compile(SOURCE, "name.py", "exec", dont_inherit=True)
    outer, inner = disassembly.render(code, SOURCE.splitlines(), lower).split("\n\n")
    assert outer.startswith("<module> (name.py:1)")
    rows = [[" ".join(column.split()) for column in line.split("│")] for line in inner.splitlines()]
    assert rows == [
        ["f (name.py:1)"],
        ["source", "bytecode", "register IR"],
        ["1 def f(x):", "0 RESUME 0", ""],
        ["2 return x + 1", "2 LOAD_FAST x", "0 first"],
        ["", "", "1 second"],
        ["", "4 LOAD_CONST 1", ""],
        ["", "6 BINARY_OP +", "2 between two offsets"],
        ["", "10 RETURN_VALUE", ""],
    ]
    assert len({line.rindex("│") for line in inner.splitlines()[1:]}) == 1


def test_the_exception_table_is_shown() -> None:
    code = compile("try: a\nexcept: b", "name.py", "exec", dont_inherit=True)
    assert "exceptions:\n" in disassembly.render(code, [], lambda _: [])
