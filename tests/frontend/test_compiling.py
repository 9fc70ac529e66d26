"""The compile service's answers, held against the builtin `compile()` of the same process."""

import __future__

import os
import subprocess
import sys
import threading
import warnings
from pathlib import Path
from typing import Any

import pytest
from service import ask

from minivm import frontend

PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000


def outcome(*args: Any, **kwargs: Any) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return compile(*args, **kwargs, dont_inherit=True)
    except Exception as error:
        return type(error), error.args, getattr(error, "__dict__", {})


@pytest.mark.parametrize("mode", ["exec", "eval", "single"])
@pytest.mark.parametrize(
    "source",
    [
        "1 + 1",
        "x = 1",
        "",
        "for",
        "a\x00b",
        b"\xff",
        b"# coding: foo\n",
        "\ud800",
        b"# coding: latin-1\n'\xe9'",
        "f(",
        "'\\d'",
    ],
)
def test_strings_compile_as_the_builtin_does(source: str | bytes, mode: str) -> None:
    answer = ask(source, filename="name", mode=mode)
    if answer.error is None:
        assert answer.code() == outcome(source, "name", mode)
    else:
        exception = answer.exception()
        assert (type(exception), exception.args, exception.__dict__) == outcome(source, "name", mode)


def test_flags_are_the_requests_alone() -> None:
    annotations = __future__.annotations.compiler_flag
    assert ask("x: int", flags=annotations).code().co_flags & annotations
    assert not ask("x: int").code().co_flags & annotations
    assert ask("await f()").error is not None
    assert ask("await f()", flags=PyCF_ALLOW_TOP_LEVEL_AWAIT).error is None


def test_optimisation_is_the_requests() -> None:
    assert "assert" not in ask("'doc'\nassert x", optimise=1).code().co_names
    assert ask("'doc'", optimise=1).code().co_consts[0] == "doc"
    assert ask("'doc'", optimise=2).code().co_consts[0] is None


@pytest.mark.parametrize("arguments", [{"mode": "nonsense"}, {"flags": 1 << 30}, {"optimise": 7}])
def test_a_bad_argument_is_an_answer(arguments: Any) -> None:
    error = ask("1", **arguments).error
    assert error is not None
    assert error[0] in ("ValueError", "TypeError")


def test_a_malformed_request_is_an_answer() -> None:
    import marshal

    for request in (b"", b"nonsense", marshal.dumps(()), marshal.dumps((1,) * 9), marshal.dumps(("",) * 9)):
        result, _, error = marshal.loads(frontend.serve(request))
        assert result is None
        assert error is not None


def test_the_size_of_a_source_is_bounded() -> None:
    error = ask(" " * (frontend.MAX_SOURCE + 1)).error
    assert error is not None
    assert error[0] == "MemoryError"


def test_the_hosts_recursion_limit_does_not_matter() -> None:
    nested = {"fits": "+".join("a" * 500), "does not": "+".join("a" * 5000)}
    before = sys.getrecursionlimit()
    try:
        for limit in (300, 1000, 100_000):
            sys.setrecursionlimit(limit)
            assert ask(nested["fits"]).error is None
            error = ask(nested["does not"]).error
            assert error is not None
            assert error[0] == "RecursionError"
            assert sys.getrecursionlimit() == limit
    finally:
        sys.setrecursionlimit(before)


def test_a_caller_with_a_small_stack_can_compile_what_nests_deeply() -> None:
    nested = "1"
    for quote in ("'", '"', "'''", '"""'):
        nested = "(" * 150 + f"f{quote}{{{nested}}}{quote}" + ")" * 150
    errors: list[Any] = []
    before = threading.stack_size(64 * 1024)
    try:
        thread = threading.Thread(target=lambda: errors.append(ask(nested).error))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert errors in ([None], [("MemoryError", (), {})])


def test_several_threads_are_served() -> None:
    results: dict[int, Any] = {}

    def compile_some(number: int) -> None:
        results[number] = [eval(ask(f"{number} * {i}", mode="eval").code()) for i in range(50)]

    threads = [threading.Thread(target=compile_some, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {number: [number * i for i in range(50)] for number in range(4)}


def test_a_forked_child_is_served() -> None:
    assert ask("1").error is None
    child = os.fork()
    if child == 0:
        os._exit(0 if ask("1").error is None else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_the_file_reader_runs_nothing(tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    source = f"# coding: latin-1\n'\xe9'\nopen({str(marker)!r}, 'w')\n".encode("latin-1")
    answer = ask(source, "file", "name.py")
    assert answer.code() == compile(source, "name.py", "exec", dont_inherit=True)
    assert not marker.exists()


@pytest.mark.parametrize("source", ["print(6 * 7)\n", "x = = 1\n", "# coding: latin-1\nx = = '\xe9'\n", "\0"])
@pytest.mark.parametrize("through", ["pipe", "file"])
def test_standard_input_is_read_as_python_reads_it(source: str, through: str, tmp_path: Path) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from service import ask, displayed; "
        "answer = ask(None, 'stdin', '<stdin>'); "
        "exec(answer.code()) if answer.error is None else sys.stderr.write(displayed(answer.exception()))"
    )
    path = tmp_path / "stdin"
    path.write_bytes(source.encode("latin-1"))

    def run(*command: str) -> tuple[bytes, bytes]:
        if through == "pipe":
            done = subprocess.run([sys.executable, *command], input=path.read_bytes(), capture_output=True)
        else:
            with path.open("rb") as stdin:
                done = subprocess.run([sys.executable, *command], stdin=stdin, capture_output=True)
        return done.stdout, done.stderr

    assert run("-c", script, str(Path(__file__).parent)) == run("-")
