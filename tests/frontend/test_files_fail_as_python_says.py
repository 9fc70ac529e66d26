"""A file that does not compile: error and wording are those of `python FILE`, whichever of its readers finds it."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from service import ask, displayed

FAULTY = {
    "not utf-8": b'x=1\ny="\xff"\n',
    "not utf-8, in a comment": b"x=1\n# \xff\n",
    "not utf-8, after another error": b'x = = 1\ny=2\nz="\xff"\n',
    "null byte": b"x=1\ny=\x00 2\n",
    "null byte in a comment": b"x=1 # \x00\n",
    "unknown encoding": b"# coding: foo\nx=1\n",
    "not a text encoding": b"# coding: rot13\nk=1\n",
    "byte order mark and another encoding": b"\xef\xbb\xbf# coding: latin-1\nx\n",
    "byte that is not ascii": b'# coding: ascii\nx=1\ny="\xff"\n',
    "byte that is not cp1252": b'# coding: cp1252\nx="\x81"\n',
    "utf-16": b"# coding: utf-16\nx=1\n",
    "utf-7": b"# coding: utf-7\nx = = 1\n",
    "latin-1": b'# coding: latin-1\nx="\xff"\n1+\n',
    "gb18030": b'# -*- coding: gb18030 -*-\nx="\xd6\xd0" 1\n',
    "open string": b'x = "abc\ny=1\n',
    "open triple-quoted string": b'x=1\ny="""abc\nfoo\n',
    "open parenthesis": b"x=(1,\ny=2\n",
    "open parenthesis at the end": b"x = 1\ny = (",
    "open parenthesis, blank lines": b"def f():\n  return (1\n\n\n",
    "no block at the end": b"if x:\n",
    "no block": b"if 1:\nx=1\n",
    "backslash at the end": b"x=1 \\",
    "tabs and spaces": b"if 1:\n        x=1\n\tx=2\n",
    "found by the symbol table": b"def f(x,x): pass\n",
    "found by the compiler": b"return 1\n",
    "carriage returns": b"x = 1\ry = = 2\r",
    "mixed line ends": b"x = 1\r\ny = 2\rz = = 3\n",
    "form feed": b"x = 1\n\x0cy = = 2\n",
    "long line": b'x = "' + b"a" * 5000 + b'" 1\n',
    "nested too deeply": b"(" * 300 + b")" * 300,
    "f-string": b"x = f'{a b}'\n",
    "unprintable character": "x = 1\u200b\n".encode(),
}


def cpython(path: Path) -> str:
    run = subprocess.run([sys.executable, "-W", "ignore", path], capture_output=True, text=True, errors="replace")
    return run.stderr


@pytest.mark.parametrize("name", FAULTY)
def test_faulty_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_bytes(FAULTY[name])
    answer = ask(FAULTY[name], "file", str(path))
    shown = "" if answer.error is None else displayed(answer.exception())
    assert shown == cpython(path)


PIECES = [
    *(
        b" ",
        b"  ",
        b"\t",
        b"\n",
        b"\n",
        b"\n    ",
        b"\r",
        b"\r\n",
        b"\\\n",
        b"\x0c",
        b"\x00",
        b"\xff",
        b"\xc3\xa9",
        b"#",
    ),
    *(b"a", b"if 1:", b"def f():", b"class C:", b"return", b"pass", b"yield", b"lambda:", b"x = 1", b"else:", b"for"),
    *(
        b"(",
        b")",
        b"[",
        b"]",
        b"{",
        b"}",
        b"=",
        b"==",
        b":",
        b",",
        b".",
        b"*",
        b"1",
        b"0777",
        b"'",
        b'"',
        b'"""',
        b"f'{",
    ),
    *(
        b"nonlocal a",
        b"global a",
        b"# coding: latin-1",
        b"# coding: ascii",
        b"\xef\xbb\xbf",
        b"del",
        b"1 = 2",
        b"\\N{x}",
    ),
]


@pytest.mark.parametrize("seed", range(8))
def test_random_files(seed: int, tmp_path: Path) -> None:
    randomly = random.Random(seed)
    path = tmp_path / "program.py"
    refused = 0
    for _ in range(30):
        source = b"".join(randomly.choices(PIECES, k=randomly.randint(1, 12)))
        path.write_bytes(source)
        answer = ask(source, "file", str(path))
        expected = cpython(path)
        if answer.error is None:
            # CPython compiled it too; run, the scrap most likely fails by a name it does not know.
            assert expected == "" or expected.startswith("Traceback"), source
        else:
            refused += 1
            assert displayed(answer.exception()) == expected, source
    assert refused > 10
