"""`minivm.Pool`: calls on several interpreters, and how values cross to them."""

from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from typing import Any

import pytest

import minivm
from minivm import crossing


@pytest.fixture
def pool() -> Iterator[minivm.Pool]:
    with minivm.Pool(2) as pool:
        yield pool


def square(n: int) -> int:
    return n * n


def given(*args: Any, **kwargs: Any) -> Any:
    return args, kwargs


def test_a_function_is_mapped_over_inputs_in_order(pool: minivm.Pool) -> None:
    assert list(pool.map(square, range(20))) == [n * n for n in range(20)]


def test_a_function_of_a_module_is_found_by_name(pool: minivm.Pool) -> None:
    assert pool.submit("math:hypot", 3, 4).result() == 5.0
    assert pool.submit("os.path:join", "a", "b").result() == "a/b"


def test_arguments_and_results_are_copies_with_cycles_and_sharing_kept(pool: minivm.Pool) -> None:
    shared: list[Any] = [1]
    shared.append(shared)
    args, kwargs = pool.submit(given, shared, (shared, "x"), key={"again": shared}).result()
    copy = args[0]
    assert copy is not shared
    assert copy[0] == 1
    assert copy[1] is copy
    assert args[1][0] is copy
    assert kwargs["key"]["again"] is copy


def test_setup_runs_once_in_each_interpreter() -> None:
    def count() -> int:
        global runs
        runs += 1  # type: ignore[name-defined]
        return runs  # type: ignore[name-defined,no-any-return]

    with minivm.Pool(1, setup="runs = 10") as pool:
        assert [pool.submit(count).result() for _ in range(3)] == [11, 12, 13]


def test_interpreters_share_nothing() -> None:
    def mark(name: str) -> list[str]:
        import builtins

        marks: list[str] = builtins.__dict__.setdefault("marks", [])
        marks.append(name)
        return marks

    with minivm.Pool(1) as one, minivm.Pool(1) as two:
        assert one.submit(mark, "a").result() == ["a"]
        assert two.submit(mark, "b").result() == ["b"]
        assert one.submit(mark, "c").result() == ["a", "c"]


def test_what_a_function_raises_is_the_futures_exception(pool: minivm.Pool) -> None:
    error = pool.submit(square, "a").exception()
    assert isinstance(error, minivm.GuestError)
    assert error.type_name == "TypeError"
    line = square.__code__.co_firstlineno + 1
    assert f'File "{__file__}", line {line}, in square' in error.traceback
    assert pool.submit(square, 3).result() == 9


def test_what_does_not_cross_is_refused(pool: minivm.Pool) -> None:
    for argument in (object(), [square], {1: {2: range(3)}}):
        with pytest.raises(minivm.VMError, match="an argument holds an object that is not plain"):
            pool.submit(square, argument)
    error = pool.submit("builtins:range", 3).exception()
    assert str(error) == "the result holds an object that is not plain: range"


def test_what_is_no_function_of_its_own_is_refused(pool: minivm.Pool) -> None:
    around = 1

    def inner() -> int:
        return around

    for function, why in (
        (inner, "needs variables of the function around it"),
        (lambda: 1, "no function made by def"),
        (len, "no function made by def"),
        ("math", "not of the form 'module:function'"),
    ):
        with pytest.raises(minivm.VMError, match=why):
            pool.submit(function)


def test_a_pool_that_is_shut_down_takes_no_calls() -> None:
    pool = minivm.Pool(1)
    pool.shutdown()
    pool.shutdown()
    with pytest.raises(RuntimeError, match="after shutdown"):
        pool.submit(square, 1)
    with pytest.raises(ValueError, match="at least one worker"):
        minivm.Pool(0)


def test_calls_that_wait_can_be_cancelled() -> None:
    pool = minivm.Pool(1)
    futures: list[Future[Any]] = [pool.submit("time:sleep", 0.2)] + [pool.submit(square, n) for n in range(5)]
    while not (futures[0].running() or futures[0].done()):
        pass
    pool.shutdown(cancel_futures=True)
    assert futures[0].result() is None
    for future in futures[1:]:
        with pytest.raises(CancelledError):
            future.result()


def roundtrip(value: Any) -> Any:
    return crossing.build(crossing.flatten(value))


def test_every_plain_value_crosses() -> None:
    atoms = [None, True, 0, -(10**30), 1.5, float("inf"), 2j, "text", "\ud800", b"bytes", ...]
    value = [*atoms, (), [], {}, set(), frozenset(), {1: [2], (3, frozenset({4})): {5, (6,)}}]
    assert roundtrip(value) == value
    assert [type(part) for part in roundtrip(value)] == [type(part) for part in value]


def test_tuples_in_cycles_cross() -> None:
    inner: list[Any] = []
    outer = (inner, {"inner": inner})
    inner.append(outer)
    copy = roundtrip(outer)
    assert copy[0][0] is copy
    assert copy[1]["inner"] is copy[0]
    # From the inside it is the same ring.
    assert roundtrip(inner)[0][0][0] is not None


def test_depth_and_sharing_cost_no_recursion_and_no_copies() -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    copy = roundtrip(deep)
    depth = 0
    while copy:
        (copy,) = copy
        depth += 1
    assert depth == 100_000
    doubled: tuple[Any, ...] = ()
    for _ in range(1000):
        doubled = (doubled, doubled)
    assert len(crossing.flatten(doubled)[1]) == 1001
