"""Several interpreters in one process."""

import os
import threading
from collections.abc import Callable, Iterator

import pytest

import minivm

Pipe = tuple[int, int]


@pytest.fixture
def pipe() -> Iterator[Callable[[], Pipe]]:
    """Makes pipes, (read end, write end), that are closed afterwards."""
    made: list[Pipe] = []

    def make() -> Pipe:
        made.append(os.pipe())
        return made[-1]

    yield make
    for ends in made:
        os.close(ends[0])
        os.close(ends[1])


def test_a_thousand_interpreters_come_and_go_and_leave_nothing() -> None:
    for n in range(1000):
        vm = minivm.VM()
        vm.exec(f"kept = [{n}]; ring = [kept]; ring.append(ring)")
        interpreter = vm._open()
        assert interpreter.close() == 0
        vm.close()


def test_interpreters_run_at_the_same_time_on_threads_of_the_host(pipe: Callable[[], Pipe]) -> None:
    # Each waits inside its guest until the other one is inside too: one after the other they would wait for ever.
    here, there = pipe(), pipe()
    done = []

    def meet(read: int, write: int) -> None:
        with minivm.VM() as vm:
            vm.exec(f"import os\nos.write({write}, b'x')\nmet = os.read({read}, 1)")
            done.append(vm.get_global("met"))

    ends = ((here[0], there[1]), (there[0], here[1]))
    threads = [threading.Thread(target=meet, args=end) for end in ends]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [b"x", b"x"]


def test_the_host_runs_while_a_guest_computes(pipe: Callable[[], Pipe]) -> None:
    with minivm.VM() as vm:
        read, write = pipe()
        vm.exec("import os, select")
        # Computes, and never blocks, until the host has written.
        spin = f"while not select.select([{read}], [], [], 0)[0]: pass"
        guest = threading.Thread(target=vm.exec, args=(spin,))
        guest.start()
        os.write(write, b"x")
        guest.join()


def test_one_interpreter_is_used_from_several_threads_of_the_host() -> None:
    with minivm.VM() as vm:
        vm.exec("count = 0")
        threads = [threading.Thread(target=vm.exec, args=("for _ in range(1000): count += 1",)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert vm.get_global("count") == 8000


def test_what_one_has_changed_the_other_does_not_see() -> None:
    with minivm.VM() as one, minivm.VM() as two:
        one.exec("import sys, builtins\nbuiltins.mine = 1\nsys.path.append('mine')\nsys.setrecursionlimit(500)")
        assert two.eval("hasattr(__builtins__, 'mine')") is False
        assert two.eval("'mine' in __import__('sys').path") is False
        assert two.eval("__import__('sys').getrecursionlimit()") == 1000


def test_closing_runs_what_ends_a_program(pipe: Callable[[], Pipe]) -> None:
    vm = minivm.VM()
    read, write = pipe()
    vm.exec(f"""
import atexit, os, threading
atexit.register(os.write, {write}, b"exit ")
gate = threading.Lock()
gate.acquire()
def work():
    with gate:
        os.write({write}, b"thread ")
threading.Thread(target=work).start()
class Dies:
    def __del__(self, write=os.write):
        write({write}, b"finalizer")
kept = Dies()
gate.release()
""")
    vm.close()
    assert os.read(read, 100) == b"thread exit finalizer"
    with pytest.raises(minivm.VMError, match="the VM is closed"):
        vm.exec("1")
