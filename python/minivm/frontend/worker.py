"""The thread that compiles: one with a deep stack, started when first needed and kept.

CPython's parser recurses on the C stack up to 6000 rules deep in each of its nested parsers, whatever the recursion
limit, and can run out of the eight megabytes, or fewer, that the calling thread has left.
"""

import _thread
import os
from collections import deque

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from collections.abc import Callable
else:
    import _signal  # `signal` would import enum

STACK_SIZE = 64 * 1024 * 1024
"""Bytes of address space; pages are taken as they are touched."""


class Worker:
    def __init__(self) -> None:
        self._process = 0  # the process that the thread lives in; a fork's child has none

    def call(self, function: "Callable[[], bytes]") -> bytes:
        """What `function`, which must not raise, returns on the worker's thread.

        Interrupted (a signal handler of the host that raises), the call leaves the job to end by itself."""
        if self._process != os.getpid():
            self._start()
        answer: list[bytes] = []
        done = _thread.allocate_lock()
        done.acquire()

        def job() -> None:
            try:
                answer.append(function())
            finally:
                done.release()

        self._jobs.append(job)
        self._wake()
        done.acquire()
        return answer[0]

    def _wake(self) -> None:
        try:
            self._ready.release()
        except RuntimeError:
            pass  # awake already: it looks at the jobs once more before it sleeps

    def _start(self) -> None:
        self._jobs: deque[Callable[[], None]] = deque()
        self._ready = _thread.allocate_lock()
        self._ready.acquire()
        before = _thread.stack_size(STACK_SIZE)
        # The thread inherits this mask: a signal that the program has blocked in its own threads must stay pending.
        mask = _signal.pthread_sigmask(_signal.SIG_BLOCK, _signal.valid_signals())
        try:
            _thread.start_new_thread(_serve, (self._jobs, self._ready))
        finally:
            _signal.pthread_sigmask(_signal.SIG_SETMASK, mask)
            _thread.stack_size(before)
        self._process = os.getpid()


def _serve(jobs: "deque[Callable[[], None]]", ready: _thread.LockType) -> None:
    while ready.acquire():
        while jobs:
            jobs.popleft()()
