"""The guest's `sys` is told what `python` itself would show of the same command line."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

RECORDED = str(Path(__file__).with_name("recorded.py"))
PLAIN_ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
SHOW = """\
import json, sys
print(json.dumps({
    "argv": sys.argv, "orig_argv": sys.orig_argv, "path": sys.path, "warnoptions": sys.warnoptions,
    "flags": {name: getattr(sys.flags, name) for name in sys.flags.__match_args__},
    "_xoptions": sys._xoptions, "executable": sys.executable, "pycache_prefix": sys.pycache_prefix,
    "dont_write_bytecode": sys.dont_write_bytecode, "version": sys.version,
    "int_max_str_digits": sys.get_int_max_str_digits(),
    "stdio": {s.name[1:-1]: [s.encoding, s.errors, s.line_buffering] for s in (sys.stdin, sys.stdout, sys.stderr)},
}))
"""


def run(*command: str, cwd: Path, **env: str) -> Any:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env={**PLAIN_ENVIRONMENT, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("show.py", "package/show.py", "package/__main__.py", "__main__.py", "deep/er/show.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SHOW)
    (tmp_path / "link.py").symlink_to("deep/er/show.py")
    return tmp_path


PYTHON_OPTIONS = [
    ([], {}),
    (["-O", "-B"], {}),
    (["-OO", "-W", "error::UserWarning", "-W", "ignore"], {}),
    (["-X", "utf8", "-X", "dev", "-X", "int_max_str_digits=5000"], {}),
    (["-I"], {}),
    (["-P"], {}),
    (["-E", "-s", "-b", "-q"], {}),
    (["-u"], {}),
    ([], {"PYTHONPATH": "extra:more", "PYTHONWARNINGS": "once", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "7"}),
    ([], {"PYTHONIOENCODING": "latin-1:backslashreplace", "PYTHONPYCACHEPREFIX": "/nowhere"}),
    ([], {"PYTHONSAFEPATH": "1", "PYTHONUNBUFFERED": "1"}),
]
PROGRAMS = [
    ["show.py", "a", "-b", "--c"],
    ["./show.py"],
    ["deep/er/../er/show.py"],
    ["link.py"],
    ["-c", SHOW, "a", "-c"],
]


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program[0])
@pytest.mark.parametrize(("options", "env"), PYTHON_OPTIONS, ids=str)
def test_sys(folder: Path, program: list[str], options: list[str], env: dict[str, str]) -> None:
    expected = run(*options, *program, cwd=folder, **env)
    given = run(*options, RECORDED, "run", *program, cwd=folder, **env)
    assert given["stdio"] == expected.pop("stdio")
    for name, value in expected.items():
        assert given["sys"][name] == value, name


def test_module(folder: Path) -> None:
    given = run(RECORDED, "run", "-m", "package.show", "a", cwd=folder)
    assert given["program"] == ["module", "package.show"]
    assert given["sys"]["argv"] == ["-m", "a"]
    assert given["sys"]["path"][0] == str(folder)
    assert given["sys"]["orig_argv"] == [sys.executable, "-m", "package.show", "a"]


@pytest.mark.parametrize("name", ["package", "./package/", "."])
@pytest.mark.parametrize("options", [[], ["-I"]], ids=str)
def test_folder(folder: Path, name: str, options: list[str]) -> None:
    expected = run(*options, name, "a", cwd=folder)
    given = run(*options, RECORDED, "run", name, "a", cwd=folder)
    assert given["program"] == ["path", expected["path"][0]]
    assert given["sys"]["path"] == expected["path"]


def test_standard_input(folder: Path) -> None:
    given = run(RECORDED, "run", "-", "a", cwd=folder)
    assert given["program"] == ["stdin"]
    assert given["sys"]["argv"] == ["-", "a"]
    assert given["sys"]["path"][0] == ""


def test_zip_file_and_pyc(folder: Path) -> None:
    import py_compile
    import zipapp

    zipapp.create_archive(folder / "package", folder / "app.pyz")
    compiled = py_compile.compile(str(folder / "show.py"), cfile=str(folder / "odd name"))
    (folder / "zip-like.py").write_bytes(b"x = 'PK\x05\x06'\n")
    assert run(RECORDED, "run", "app.pyz", cwd=folder)["program"] == ["path", str(folder / "app.pyz")]
    assert run(RECORDED, "run", str(compiled), cwd=folder)["program"][0] == "pyc"
    assert run(RECORDED, "run", "zip-like.py", cwd=folder)["program"][0] == "file"


@pytest.mark.parametrize("seed", ["", "random", "0", "7"])
def test_hash_seed(folder: Path, seed: str) -> None:
    given = run(RECORDED, "run", "show.py", cwd=folder, PYTHONHASHSEED=seed)
    assert given["hash_seed"] == (int(seed) if seed.isdigit() else None)
    assert run("-E", RECORDED, "run", "show.py", cwd=folder, PYTHONHASHSEED=seed)["hash_seed"] is None


def test_unbuffered(folder: Path) -> None:
    assert run("-u", RECORDED, "run", "show.py", cwd=folder)["unbuffered"] is True
    assert run(RECORDED, "run", "show.py", cwd=folder)["unbuffered"] is False


def test_options_of_the_virtual_machine(folder: Path) -> None:
    given = run(RECORDED, "run", "--stress-gc=3", "show.py", "--stress-gc=4", cwd=folder)
    assert given["options"] == {"stress-gc": "3"}
    assert given["sys"]["argv"] == ["show.py", "--stress-gc=4"]
    assert given["sys"]["orig_argv"] == [sys.executable, "show.py", "--stress-gc=4"]


@pytest.mark.parametrize(
    ("command", "python"),
    [
        (["python", "-m", "minivm"], ["python"]),
        (["python", "-O", "-X", "dev", "-m", "minivm"], ["python", "-O", "-X", "dev"]),
        (["python", "-Om", "minivm"], ["python", "-O"]),
        (["python", "-mminivm"], ["python"]),
        (["python", "-BOmminivm"], ["python", "-BO"]),
        (["python", "/bin/minivm"], ["python"]),
        (["python", "-O", "minivm"], ["python", "-O"]),
    ],
    ids=" ".join,
)
def test_pythons_own_part_of_the_command_line(
    command: list[str], python: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from minivm import cli

    monkeypatch.setattr(sys, "orig_argv", [*command, "run", "x"])
    monkeypatch.setattr(sys, "argv", ["minivm", "run", "x"])
    assert cli._python_part_of_orig_argv() == python
