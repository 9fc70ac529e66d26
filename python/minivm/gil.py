"""What a guest's GIL did as data (`minivm.VM.gil`), as a trace, and as text (`python -m minivm gil FILE`)."""

import marshal
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Self


class Event(NamedTuple):
    """Something that a thread did or that happened to it, `at` seconds after recording began.

    `name`: "waits" (another thread holds the lock), "takes", "is asked" (another thread has waited for the switch
    interval), "releases" (by itself, before something that may block), "hands over" (because it was asked), "wakes in
    vain" (it was told that the lock is free, and another thread was faster)."""

    at: float
    thread: int
    name: str


class ThreadUse(NamedTuple):
    """Totals of one thread. Times are seconds."""

    thread: int
    """Its number in its interpreter, from 1 on: the first thread."""
    name: str | None
    """As `threading` calls it."""
    turns: int
    """How often it took the lock."""
    held: float
    longest_turn: float
    ran: float
    """CPU time while it held the lock: less than `held` where the system ran something else meanwhile."""
    waits: int
    """Turns that it had to wait for."""
    waited: float
    longest_wait: float
    asked: int
    handed_over: int
    released: int
    woke_in_vain: int
    waits_after_release: int
    """Of its waits, those for the lock that it had given up by itself: what blocking cost it beside others."""
    waited_after_release: float

    @property
    def label(self) -> str:
        return self.name or f"thread {self.thread}"


class Gil(NamedTuple):
    """What a GIL did from the interpreter's start to a moment. Times are seconds."""

    lasted: float
    interval: float
    """`sys.getswitchinterval()` at that moment."""
    threads: list[ThreadUse]
    hand_offs: list[float]
    """From giving the lock up, while others waited, to the next one's having it: the latest ones."""
    events: list[Event]
    """The latest ones, the oldest first."""
    forgotten: int
    """How many older events are not kept."""

    @classmethod
    def read(cls, marshalled: bytes) -> Self:
        """What `_minivm.Interpreter.gil` gives."""
        lasted, interval, threads, hand_offs, events, forgotten = marshal.loads(marshalled)
        return cls(
            lasted=lasted,
            interval=interval,
            threads=[ThreadUse(*thread) for thread in threads],
            hand_offs=list(hand_offs),
            events=[Event(*event) for event in events],
            forgotten=forgotten,
        )

    @property
    def held(self) -> float:
        """For how long anybody held it."""
        return sum(thread.held for thread in self.threads)

    def trace(self) -> dict[str, Any]:
        """The events in the Chrome trace event format, to be written as JSON: a lane for each thread, which Perfetto
        (ui.perfetto.dev) and chrome://tracing show."""
        events: list[dict[str, Any]] = [
            _meta("process_name", 0, "minivm"),
            *(_meta("thread_name", thread.thread, thread.label) for thread in self.threads),
        ]
        since: dict[int, Event] = {}
        for event in self.events:
            if event.name in ("is asked", "wakes in vain"):
                events.append(_trace_event("i", event) | {"s": "t"})
                continue
            began = since.pop(event.thread, None)
            if began is not None:
                events.append(_span(began, event.at))
            if event.name in _BEGINNINGS:
                since[event.thread] = event
        events += [_span(began, self.lasted) for began in since.values()]
        return {"traceEvents": events, "displayTimeUnit": "ms"}


_BEGINNINGS = {"waits": "waits", "takes": "holds"}
"""The events that begin something that lasts, and what that is called."""


def _meta(name: str, thread: int, value: str) -> dict[str, Any]:
    return {"ph": "M", "name": name, "pid": 1, "tid": thread, "args": {"name": value}}


def _trace_event(phase: str, event: Event) -> dict[str, Any]:
    return {"ph": phase, "name": event.name, "cat": "gil", "pid": 1, "tid": event.thread, "ts": event.at * 1e6}


def _span(began: Event, ended: float) -> dict[str, Any]:
    return _trace_event("X", began) | {"name": _BEGINNINGS[began.name], "dur": (ended - began.at) * 1e6}


def show(gil: Gil) -> Iterator[str]:
    """The lines of a report."""
    yield (
        f"{gil.lasted:.3f} s, held for {gil.held:.3f} s of them; switch interval {_short(gil.interval)}; "
        f"{len(gil.events) + gil.forgotten:,} events"
    )
    yield ""
    yield (
        f"{'thread':<24} {'turns':>9} {'held':>9} {'share':>6} {'longest':>9} "
        f"{'ran':>9} {'asked':>8} {'handed over':>12}"
    )
    for use in gil.threads:
        share = use.held / gil.held if gil.held else 0.0
        yield (
            f"{use.label:<24} {use.turns:>9,} {_short(use.held):>9} {share:>6.0%} {_short(use.longest_turn):>9} "
            f"{_short(use.ran):>9} {use.asked:>8,} {use.handed_over:>12,}"
        )
    yield ""
    yield f"{'thread':<24} {'waits':>9} {'waited':>9} {'mean':>9} {'longest':>9} {'in vain':>8}"
    for use in gil.threads:
        yield (
            f"{use.label:<24} {use.waits:>9,} {_short(use.waited):>9} {_short(_mean(use.waited, use.waits)):>9} "
            f"{_short(use.longest_wait):>9} {use.woke_in_vain:>8,}"
        )
    yield ""
    yield from _show_hand_offs(gil.hand_offs)
    yield from _show_convoy(gil)


def _show_hand_offs(took: Sequence[float]) -> Iterator[str]:
    if took:
        ordered = sorted(took)
        yield (
            f"hand-offs: {len(ordered):,}; half within {_short(percentile(ordered, 50))}, "
            f"99% within {_short(percentile(ordered, 99))}, the longest {_short(ordered[-1])}"
        )
    else:
        yield "hand-offs: none"


def _show_convoy(gil: Gil) -> Iterator[str]:
    """The convoy effect: who blocks often gives the lock up each time, and waits an interval for who never blocks."""
    convoy = [use for use in gil.threads if use.waits_after_release]
    if not convoy:
        yield "convoy effect: none; nobody waited for the lock after giving it up by itself"
    for use in convoy:
        mean = _mean(use.waited_after_release, use.waits_after_release)
        yield (
            f"convoy effect: {use.label} gave it up {use.released:,} times by itself, then waited for it "
            f"{use.waits_after_release:,} times, {_short(mean)} each: {mean / gil.interval:.1f} switch intervals, "
            f"{use.waited_after_release / gil.lasted:.0%} of the whole time"
        )


def report(gil: Gil, trace: str | None) -> None:
    """Print what `show` says, and write the trace to a file of that name."""
    for line in show(gil):
        print(line, flush=True)
    if trace is not None:
        import json

        with open(trace, "w") as file:
            json.dump(gil.trace(), file)


def percentile(ordered: Sequence[float], percent: float) -> float:
    """The value of an ascending sequence that so many percent of it do not exceed."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def _mean(total: float, count: int) -> float:
    return total / count if count else 0.0


def _short(seconds: float) -> str:
    """A time in three digits or so."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.0f} ns" if seconds else "0"
