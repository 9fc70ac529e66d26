"""`minivm.Pool`: work for several interpreters at once, in the shape of `concurrent.futures`."""

from __future__ import annotations

import inspect
import os
import queue
import textwrap
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, Future
from types import FunctionType
from typing import TYPE_CHECKING, Any

from minivm import crossing
from minivm.errors import InternalError, VMError
from minivm.vm import VM

if TYPE_CHECKING:
    from minivm.crossing import Graph, Target

    Task = tuple[Future[Any], Target, Graph]

_CROSSING = inspect.getsource(crossing)


class Pool(Executor):
    """Interpreters that each run calls on a thread of their own, in parallel.

    A call's function is a Python function of the host, of which only the source crosses: it is defined in `__main__` of
    each interpreter, and sees there what `setup` left, not the host's globals; or "module:function", which each
    interpreter imports. Arguments and results cross by copy, as `minivm.VM` says of plain values; within one call's
    arguments, and within a result, what was one list, dict or set is one again, cycles included.

    What the function raises is the future's exception as `GuestError`; what does not cross, `VMError`. Shut a pool
    down, or use it in a `with` statement: the calls that are left at the process's end are not made.

        >>> def square(n):
        ...     return n * n
        >>> with minivm.Pool(4) as pool:
        ...     list(pool.map(square, range(5)))
        [0, 1, 4, 9, 16]

    `workers`        how many interpreters; by default as many as there are processors
    `setup`          source to be run in `__main__` of each before its first call
    `path, options`  as of `minivm.VM`
    """

    def __init__(
        self,
        workers: int | None = None,
        *,
        setup: str = "",
        path: Iterable[str] | None = None,
        options: Mapping[str, str] | None = None,
    ) -> None:
        workers = workers if workers is not None else len(os.sched_getaffinity(0))
        if workers < 1:
            raise ValueError("a pool has at least one worker")
        self._setup = setup
        self._path = None if path is None else list(path)
        self._options = dict(options or {})
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._is_shut_down = False
        self._threads = [
            threading.Thread(target=self._work, name=f"minivm.Pool {n}", daemon=True) for n in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, fn: Callable[..., Any] | str, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a function called. Raises VMError if it or an argument does not cross."""
        target = _target(fn)
        try:
            arguments = crossing.flatten((args, kwargs))
        except crossing.NotPlainError as error:
            raise VMError(f"an argument holds an object that is not plain: {error}") from None
        future: Future[Any] = Future()
        with self._lock:
            if self._is_shut_down:
                raise RuntimeError("cannot schedule new futures after shutdown")
            self._tasks.put((future, target, arguments))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; close the interpreters once those that were taken are done."""
        with self._lock:
            if not self._is_shut_down:
                self._is_shut_down = True
                if cancel_futures:
                    self._cancel_all()
                for _ in self._threads:
                    self._tasks.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def _cancel_all(self) -> None:
        while True:
            try:
                task = self._tasks.get_nowait()
            except queue.Empty:
                return
            if task is not None:
                task[0].cancel()

    def _work(self) -> None:
        vm: VM | None = None
        try:
            while (task := self._tasks.get()) is not None:
                future, target, arguments = task
                if not future.set_running_or_notify_cancel():
                    continue
                try:
                    vm = vm or self._new_vm()
                    future.set_result(_call(vm, target, arguments))
                except InternalError as error:
                    # Nothing more can be done with that interpreter.
                    vm = None
                    future.set_exception(error)
                except BaseException as error:
                    future.set_exception(error)
        finally:
            if vm is not None:
                vm.close()

    def _new_vm(self) -> VM:
        vm = VM(path=self._path, options=self._options)
        vm.set_global("_minivm_crossing", _CROSSING)
        vm.exec("exec(_minivm_crossing, _minivm_crossing := {'__name__': 'minivm.crossing'})")
        vm.exec(self._setup, "<setup>")
        return vm


def _call(vm: VM, target: Target, arguments: Graph) -> Any:
    vm.set_global("_minivm_task", (target, arguments))
    kind, result = vm.eval("_minivm_crossing['answer'](*_minivm_task)")
    if kind == "not plain":
        raise VMError(f"the result holds an object that is not plain: {result}")
    return crossing.build(result)


def _target(function: Callable[..., Any] | str) -> Target:
    if isinstance(function, str):
        module, colon, name = function.partition(":")
        if not (module and colon and name):
            raise VMError(f"not of the form 'module:function': {function!r}")
        return module, name, "", "", 0
    if not isinstance(function, FunctionType) or function.__name__ == "<lambda>":
        raise VMError(f"no function made by def: {function!r}")
    if function.__closure__:
        raise VMError(f"{function.__qualname__} needs variables of the function around it, which do not cross")
    try:
        lines, first = inspect.getsourcelines(function)
    except OSError as error:
        raise VMError(f"{function.__qualname__}: {error}") from None
    source = textwrap.dedent("".join(lines))
    return "__main__", function.__name__, source, function.__code__.co_filename, first
