"""A guest's heap as data (`minivm.VM.heap`), and as text (`python -m minivm heap FILE`)."""

import marshal
from collections.abc import Iterator
from typing import NamedTuple, Self

GENERATIONS = 3


class TypeUse(NamedTuple):
    """The objects of one type; their bytes with what they have allocated outside their cells."""

    name: str
    objects: int
    bytes: int


class SizeClass(NamedTuple):
    """The pages whose cells are of one size: how many cells they have room for, and how many hold an object."""

    cell_bytes: int
    pages: int
    cells: int
    used: int

    @property
    def occupancy(self) -> float:
        return self.used / self.cells if self.cells else 1.0


class Collection(NamedTuple):
    """One run of the cycle collector: how many objects of its generation and the younger ones it looked at, how many
    of them nothing outside could reach, how many it freed, and for how many seconds nothing else ran."""

    generation: int
    looked_at: int
    found: int
    freed: int
    pause: float


class Referrer(NamedTuple):
    """What holds an object: its type, and where in it the object stands, where that can be said."""

    type_name: str
    place: str


class Heap(NamedTuple):
    """A heap at one moment. All sizes are in bytes."""

    total_bytes: int
    peak_bytes: int
    arenas: int
    arena_bytes: int
    """With pages that are not in use, which the total does not count."""
    page_bytes: int
    large_objects: int
    large_bytes: int
    buffer_bytes: int
    """Of lists' items, dicts' tables and the like: outside cells."""
    types: list[TypeUse]
    """The largest first."""
    size_classes: list[SizeClass]
    collections: list[Collection]
    """The latest ones, the oldest first."""

    @classmethod
    def read(cls, marshalled: bytes) -> Self:
        """What `_minivm.Interpreter.heap` gives."""
        totals, types, classes, runs = marshal.loads(marshalled)
        total, peak, arenas, arena_bytes, pages, large, large_bytes, buffers = totals
        return cls(
            total_bytes=total,
            peak_bytes=peak,
            arenas=arenas,
            arena_bytes=arena_bytes,
            page_bytes=pages,
            large_objects=large,
            large_bytes=large_bytes,
            buffer_bytes=buffers,
            types=[TypeUse(*use) for use in types],
            size_classes=[SizeClass(*use) for use in classes],
            collections=[Collection(*run) for run in runs],
        )

    @property
    def objects(self) -> int:
        return sum(use.objects for use in self.types)

    @property
    def fragmentation(self) -> float:
        """The share of the pages' bytes in which no object lies."""
        used = sum(use.used * use.cell_bytes for use in self.size_classes)
        return 1 - used / self.page_bytes if self.page_bytes else 0.0

    def growth_since(self, earlier: Self) -> list[TypeUse]:
        """By type, how many objects and bytes there are more than earlier; what did not change is left out."""
        before = {use.name: use for use in earlier.types}
        now = {use.name: use for use in self.types}
        grown = []
        for name in before.keys() | now.keys():
            old, new = before.get(name, TypeUse(name, 0, 0)), now.get(name, TypeUse(name, 0, 0))
            if old != new:
                grown.append(TypeUse(name, new.objects - old.objects, new.bytes - old.bytes))
        return sorted(grown, key=lambda use: (-use.bytes, use.name))


def show(heap: Heap, most: int = 15) -> Iterator[str]:
    """The lines of a report."""
    yield f"{heap.total_bytes:,} bytes in use, {heap.peak_bytes:,} at most; {heap.objects:,} objects"
    pages = sum(use.pages for use in heap.size_classes)
    yield (
        f"{pages:,} pages with {heap.page_bytes:,} bytes, {heap.fragmentation:.0%} of them free; "
        f"arenas for them: {heap.arenas:,} with {heap.arena_bytes:,} bytes"
    )
    yield (f"{heap.large_objects:,} large objects with {heap.large_bytes:,}; {heap.buffer_bytes:,} in buffers")
    yield ""
    yield from _uses("objects by type", heap.types, most)
    yield ""
    yield f"{'cell bytes':>10} {'pages':>8} {'cells':>10} {'used':>10} {'occupancy':>10}"
    for use in heap.size_classes:
        yield f"{use.cell_bytes:>10} {use.pages:>8,} {use.cells:>10,} {use.used:>10,} {use.occupancy:>10.0%}"
    yield ""
    yield f"{'collections':<14} {'runs':>6} {'looked at':>12} {'found':>10} {'freed':>10} {'longest pause':>14}"
    for generation in range(GENERATIONS):
        runs = [run for run in heap.collections if run.generation == generation]
        looked_at, found, freed = (sum(getattr(run, what) for run in runs) for what in ("looked_at", "found", "freed"))
        pause = max((run.pause for run in runs), default=0.0) * 1e6
        name = f"generation {generation}"
        yield f"{name:<14} {len(runs):>6,} {looked_at:>12,} {found:>10,} {freed:>10,} {pause:>11,.0f} µs"


def show_growth(grown: list[TypeUse], most: int = 15) -> Iterator[str]:
    """The lines about what became more or less."""
    return _uses("growth by type", grown, most)


def show_referrers(expression: str, paths: list[list[Referrer]]) -> Iterator[str]:
    """The lines about what keeps an object alive."""
    yield f"{expression} is kept by"
    for path in paths:
        yield "  " + " < ".join(f"{step.type_name} {step.place}".rstrip() for step in path)
    if not paths:
        yield "  nothing that the interpreter holds"


def _uses(heading: str, uses: list[TypeUse], most: int) -> Iterator[str]:
    yield f"{heading:<36} {'objects':>10} {'bytes':>12}"
    for use in uses[:most]:
        yield f"{use.name:<36} {use.objects:>10,} {use.bytes:>12,}"
    if len(uses) > most:
        rest = uses[most:]
        name = f"{len(rest)} more"
        yield f"{name:<36} {sum(u.objects for u in rest):>10,} {sum(u.bytes for u in rest):>12,}"


def command(program: str, arguments: list[str], options: dict[str, str], expressions: list[str]) -> Iterator[str]:
    """Run a source file and report on its heap at its end, while its globals are still there."""
    import os
    import sys

    from minivm.errors import GuestError
    from minivm.vm import VM

    path = [os.path.dirname(os.path.realpath(program)), *sys.path]
    with VM(argv=[program, *arguments], path=path, options=options) as vm:
        before = vm.heap()
        try:
            vm.run_file(program)
        except GuestError as error:
            if error.type_name != "SystemExit":
                sys.stderr.write(error.traceback)
        after = vm.heap()
        yield from show(after)
        yield ""
        yield from show_growth(after.growth_since(before))
        for expression in expressions:
            yield ""
            yield from show_referrers(expression, vm.referrers(expression))
