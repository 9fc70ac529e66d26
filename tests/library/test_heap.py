"""`minivm.VM.heap` and `minivm.VM.referrers`: the heap as data."""

import pytest

import minivm
from minivm.heap import Referrer

CLASS = "class Node:\n    def __init__(self, next=None): self.next = next\n"


def test_objects_are_counted_by_type() -> None:
    with minivm.VM() as vm:
        vm.exec(CLASS)
        before = vm.heap()
        vm.exec("kept = [Node() for _ in range(1000)]")
        after = vm.heap()
        assert {use.name: use.objects for use in after.types}["Node"] == 1000
        grown = {use.name: use for use in after.growth_since(before)}
        assert grown["Node"].objects == 1000
        assert grown["list"].objects == 1
        assert grown["list"].bytes >= 8000
        assert after.total_bytes - before.total_bytes > 0
        vm.exec("kept = None")
        assert "Node" not in {use.name for use in vm.heap().types}


def test_the_books_add_up() -> None:
    with minivm.VM() as vm:
        vm.exec("text = 'x' * 100000; table = {i: str(i) for i in range(10000)}")
        heap = vm.heap()
        assert heap.page_bytes + heap.large_bytes + heap.buffer_bytes == heap.total_bytes <= heap.peak_bytes
        assert heap.large_objects >= 1
        assert heap.large_bytes >= 100000
        assert 0 <= heap.fragmentation < 1
        assert all(use.used <= use.cells and 0 <= use.occupancy <= 1 for use in heap.size_classes)
        in_pages = sum(use.used for use in heap.size_classes)
        assert in_pages + heap.large_objects == heap.objects


def test_collections_are_told() -> None:
    with minivm.VM() as vm:
        vm.exec(CLASS + "import gc\ngc.disable(); gc.collect()\nnode = Node(); node.next = node; del node\n")
        earlier = len(vm.heap().collections)
        vm.exec("gc.collect(1); gc.collect(0)")
        runs = vm.heap().collections[earlier:]
        assert [(run.generation, run.found, run.freed) for run in runs] == [(1, 1, 1), (0, 0, 0)]
        assert runs[0].looked_at >= 1
        assert all(run.pause > 0 for run in runs)


def test_what_keeps_an_object_alive() -> None:
    with minivm.VM() as vm:
        vm.exec(CLASS + "end = Node(); chain = [Node(end)]")
        paths = vm.referrers("end")
        assert [Referrer("dict", "['end']"), Referrer("module", ""), Referrer("dict", "['__main__']")] in [
            p[:3] for p in paths
        ]
        assert all(path[-1].type_name == "root" for path in paths)
        vm.exec("del end")
        assert [step.type_name for step in vm.referrers("chain[0].next")[0]][:3] == ["Node", "list", "dict"]
        with pytest.raises(minivm.GuestError, match="name 'end' is not defined"):
            vm.referrers("end")


def test_a_closed_vm_has_no_heap() -> None:
    vm = minivm.VM()
    vm.close()
    with pytest.raises(minivm.VMError, match="the VM is closed"):
        vm.heap()


def test_past_the_memory_limit_the_heap_is_whole() -> None:
    limit = 16_000_000
    with minivm.VM(options={"memory-limit": str(limit), "verify-heap": "50000"}) as vm:
        vm.exec("try:\n kept = []\n while True: kept.append([kept])\nexcept MemoryError: caught = len(kept)")
        # What is of fixed size may go over the limit until the next jump back: a page here.
        assert vm.heap().peak_bytes <= limit + (1 << 14)
        assert vm.get_global("caught") > 1000
        # They are a cycle: gone with a collection.
        vm.exec("import gc\ndel kept\ngc.collect()\nfresh = [[i] for i in range(1000)]")
        assert len(vm.get_global("fresh")) == 1000
        vm.exec("import itertools")
        with pytest.raises(minivm.GuestError, match="MemoryError"):
            vm.exec("list(map(list, itertools.repeat((1,))))")
        # And in a native loop until 4096 of its steps have passed: a list of one item each, in two cells.
        assert vm.heap().peak_bytes <= limit + 4096 * 128
        for greedy in ("'x' * (1 << 40)", "[0] * (1 << 40)", "1 << (1 << 40)", "bytes(1 << 40)", "10 ** (1 << 40)"):
            used = vm.heap().total_bytes
            with pytest.raises(minivm.GuestError, match="MemoryError"):
                vm.eval(greedy)
            assert vm.heap().total_bytes <= max(used, limit)
